#!/usr/bin/env bash
# Starts systemd over the files of an image: in namespaces that `unshare` made, as their first process. LOWER is the image, PLACE holds what changes.
set -e
cd "$PLACE"
mount --make-rprivate /
mount -t overlay overlay -o "lowerdir=$LOWER,upperdir=$PLACE/upper,workdir=$PLACE/work" root
cd root
mount -t proc proc proc
mount -t sysfs sysfs sys
mount -t tmpfs tmpfs sys/fs/cgroup
for controller in memory pids; do
    mkdir "sys/fs/cgroup/$controller"
    mount -t cgroup -o "$controller" cgroup "sys/fs/cgroup/$controller"
done
mkdir sys/fs/cgroup/systemd
mount -t cgroup -o none,name=systemd cgroup sys/fs/cgroup/systemd
mount -t tmpfs tmpfs run
mount -t tmpfs -o mode=1777 tmpfs tmp
mount -t tmpfs tmpfs dev
for device in null zero full random urandom tty; do
    touch "dev/$device"
    mount --bind "/dev/$device" "dev/$device"
done
mkdir dev/pts dev/shm
mount -t devpts devpts dev/pts
mount -t tmpfs -o mode=1777 tmpfs dev/shm
ln -s pts/ptmx dev/ptmx # PrivateDevices= looks for it
ln -s /proc/self/fd dev/fd
# not chroot: in one, no process may have users of its own (PrivateUsers=)
mkdir -p mnt/old
pivot_root . mnt/old
umount -l mnt/old
cd /
mount --make-rshared / # as systemd does itself outside of a container; credentials come by it
exec env -i container=other PATH=/usr/sbin:/usr/bin:/sbin:/bin /lib/systemd/systemd --system --unit=basic.target
