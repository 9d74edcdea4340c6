#!/bin/sh
# Patroni calls it once in the life of a cluster, with the address of the first database.
set -eu
psql -q -v ON_ERROR_STOP=1 -v password="$YIMEN_DATABASE_PASSWORD" "$1" <<'SQL'
CREATE ROLE yimen LOGIN PASSWORD :'password';
CREATE DATABASE yimen OWNER yimen TEMPLATE template0 ENCODING 'UTF8';
SQL
