// Maven asks again for what is typed in and does not fit, but takes whatever -D says: no project is left behind then.
def refused = [
        connector: [/[a-z][a-z0-9_]{0,49}/, 'lower-case letters, digits and _, beginning with a letter, such as help_desk'],
        prefix: [/[A-Z][A-Za-z0-9]*/, 'the beginning of names of classes, such as HelpDesk'],
].findAll { property, rule -> !(request.properties[property] ==~ rule[0]) }

if (refused) {
    new File(request.outputDirectory, request.artifactId).deleteDir()
    throw new IllegalArgumentException(refused.collect { property, rule ->
        "-D$property=${request.properties[property]} can not be: expected ${rule[1]}."
    }.join(' '))
}
