# Read by kpi and mvnw. find_jdk sets $jdk to a JDK of version 25 or newer, or says how to get one and exits with 3.

is_jdk_25() {
    [ -n "$1" ] && [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
    [ "${version:-0}" -ge 25 ]
}

# The folder of the JDK behind the command $1 on the PATH, which is often a link to a link.
jdk_of_command() {
    command=$(command -v "$1" 2>/dev/null) || return 0
    while [ -h "$command" ]; do
        target=$(readlink "$command")
        case $target in
            /*) command=$target ;;
            *) command=${command%/*}/$target ;;
        esac
    done
    dirname "$(dirname "$command")"
}

find_jdk() {
    for jdk in "${KPI_JAVA_HOME:-}" "${JAVA_HOME:-}" "$(jdk_of_command javac)" "$(jdk_of_command java)" \
        /usr/lib/jvm/* /usr/local/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
        "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if is_jdk_25 "$jdk"; then
            return 0
        fi
    done
    echo "kpi needs a JDK 25 or newer and found none: install one (a package such as openjdk-25-jdk or" \
        "temurin-25-jdk), or set KPI_JAVA_HOME to the folder of one." >&2
    exit 3
}
