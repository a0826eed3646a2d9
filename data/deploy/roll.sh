#!/bin/sh
# Restart the replicas behind nginx one after the other, without a reader who meets one that is not ready: `roll.sh /etc/nginx/conf.d/cpc.conf`.
set -eu
configuration=$1
for port in 8501 8502; do
    sed -i "s/\(server 127.0.0.1:$port max_fails=1 fail_timeout=5s\)/\1 down/" "$configuration"
    nginx -s reload
    systemctl restart "cpc@$port" # ends when the replica is ready
    sed -i "s/\(server 127.0.0.1:$port max_fails=1 fail_timeout=5s\) down/\1/" "$configuration"
    nginx -s reload
done
