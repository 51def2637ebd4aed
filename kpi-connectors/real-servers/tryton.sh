# Tryton on PostgreSQL; sourced by `run`. Setting up a database takes two minutes, so it is kept as a dump in
# KPI_TRYTON_CACHE. The database server lives in another zone than UTC, which must not change what is read.
needs tryton-server tryton-modules-sale-opportunity tryton-modules-project tryton-modules-sale-complaint \
    tryton-modules-party-relationship python3-psycopg2 postgresql
programs=$(find /usr/lib/postgresql/*/bin -maxdepth 0 | sort -V | tail -1)
free 19003
free 19004
folder="$scratch/www/tryton"
install -d -o www-data "$folder"
cd "$folder"
as_server "$programs/initdb" -D "$folder/data" -A trust -U tryton --no-sync -E UTF8 --locale=C.UTF-8 > "$folder/initdb.log"
starts "$folder/postgres.log" "$programs/postgres" -D "$folder/data" -p 19004 -c listen_addresses=127.0.0.1 \
    -c "unix_socket_directories=$folder" -c fsync=off -c timezone=Asia/Kolkata
for _ in $(seq 60); do
    "$programs/pg_isready" -q -h 127.0.0.1 -p 19004 && break
    sleep 0.5
done
"$programs/createdb" -h 127.0.0.1 -p 19004 -U tryton tryton
cat > "$folder/trytond.conf" <<END
[database]
uri = postgresql://tryton@127.0.0.1:19004/
[web]
listen = 127.0.0.1:19003
END
echo admin-password > "$folder/password"
chown www-data "$folder/password"
dump="${KPI_TRYTON_CACHE:-/var/tmp/kpi-real-servers}/tryton-$(dpkg-query -W -f '${Version}' tryton-server).dump"
if [ -f "$dump" ]; then
    "$programs/pg_restore" -h 127.0.0.1 -p 19004 -U tryton -d tryton "$dump"
else
    echo "setting up a database, which takes two minutes"
    admin=(as_server TRYTONPASSFILE="$folder/password" trytond-admin -c "$folder/trytond.conf" -d tryton)
    "${admin[@]}" --all --email admin@example.com > "$folder/admin.log" 2>&1
    "${admin[@]}" -u sale_opportunity project sale_complaint party_relationship --activate-dependencies \
        >> "$folder/admin.log" 2>&1
    mkdir -p "$(dirname "$dump")"
    "$programs/pg_dump" -Fc -h 127.0.0.1 -p 19004 -U tryton -f "$dump.part" tryton
    mv "$dump.part" "$dump"
fi
starts "$folder/log" trytond -c "$folder/trytond.conf"
awaits http://127.0.0.1:19003/ "$folder/log"
module=kpi-connectors/tryton
tests RealTrytonTest "-Dkpi.tryton.url=http://127.0.0.1:19003" \
    "-Dkpi.tryton.jdbc=jdbc:postgresql://127.0.0.1:19004/tryton"
