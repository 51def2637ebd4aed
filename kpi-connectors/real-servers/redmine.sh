# Redmine on SQLite; sourced by `run`. 200 issues, of which 130 share one second.
needs redmine redmine-sqlite ruby-sqlite3 puma
free 19002
folder="$scratch/www/redmine"
install -d -o www-data "$folder"
install -o www-data /var/lib/dbconfig-common/sqlite3/redmine/instances/default/redmine_default "$folder/database"
rails=(RAILS_ENV=production X_DEBIAN_SITEID=default "DATABASE_URL=sqlite3:$folder/database?timeout=30000")
cd /usr/share/redmine
as_server "${rails[@]}" bundle exec rails runner "$here/redmine-seed.rb" > "$folder/seed.log" 2>&1 \
    || { head -5 "$folder/seed.log"; exit 1; }
key=$(sed -n 's/^KEY //p' "$folder/seed.log")
starts "$folder/log" "${rails[@]}" puma -b tcp://127.0.0.1:19002 -e production -t 1:4 config.ru
awaits http://127.0.0.1:19002/ "$folder/log"
tests RedmineTest "-Dkpi.redmine.url=http://127.0.0.1:19002" "-Dkpi.redmine.key=$key"
