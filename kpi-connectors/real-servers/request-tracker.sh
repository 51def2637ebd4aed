# Request Tracker on SQLite; sourced by `run`. Its account has a zone that is not the server's; the test fills it.
needs request-tracker5 rt5-db-sqlite rt5-standalone libdbd-sqlite3-perl
free 19001
folder="$scratch/www/rt"
install -d -o www-data "$folder" "$folder/none"
install -o www-data /var/lib/dbconfig-common/sqlite3/request-tracker5/rtdb "$folder/database"
cat > "$folder/RT_SiteConfig.pm" <<END
Set(\$rtname, 'trial');
Set(\$Organization, 'trial');
Set(\$WebPath, '');
Set(\$WebDomain, 'localhost');
Set(\$WebPort, 19001);
Set(\$WebBaseURL, 'http://localhost:19001');
Set(\$DatabaseType, 'SQLite');
Set(\$DatabaseName, '$folder/database');
Set(\$Timezone, 'UTC');
Set(\$LogToSyslog, undef);
Set(\$LogToFile, undef);
1;
END
cd "$folder"
starts "$folder/log" "RT_SITE_CONFIG=$folder/RT_SiteConfig.pm" "RT_SITE_CONFIG_DIR=$folder/none" \
    /usr/share/request-tracker5/libexec/rt-server --server Starlet --host 127.0.0.1 --port 19001 --max-workers 3
awaits http://127.0.0.1:19001/REST/2.0/rt "$folder/log"
tests RequestTrackerTest "-Dkpi.rt.url=http://127.0.0.1:19001"
