/**
 * What the tasks of a storage pod run: QEMU's storage daemon, started by a few lines of shell. Both scripts are embedded
 * in the job, so that nothing is fetched from elsewhere, and take everything from their environment.
 *
 * A node needs `qemu-storage-daemon` (Debian: `qemu-utils` or `qemu-system-common`), and says so with the metadata
 * `storage_engine = "qemu"`.
 */

/** Opens and closes actions in the templates of the job: what a shell script has no use for. */
export const delimiters = { LeftDelim: '[[', RightDelim: ']]' } as const;

/** Starts a replica: a sparse file, served over NBD to the front end. A file that is there is kept, and only ever grows. */
export const replicaScript = `#!/bin/sh
set -eu
disk="$PV_STORE/disk.raw"
mkdir -p "$PV_STORE"
size=$(stat -c %s "$disk" 2>/dev/null || echo 0)
[ "$size" -ge "$PV_BYTES" ] || truncate -s "$PV_BYTES" "$disk"
exec qemu-storage-daemon \\
  --blockdev "driver=file,node-name=disk,filename=$disk,discard=unmap" \\
  --nbd-server "addr.type=inet,addr.host=$NOMAD_IP_nbd,addr.port=$NOMAD_PORT_nbd" \\
  --export "type=nbd,id=replica,node-name=disk,name=$PV_NAME,writable=on"
`;

/**
 * Starts the front end: waits until each replica is there, then serves all of them as one disk over NBD. A read or write
 * counts once the quorum agrees, and a replica that answers otherwise is corrected.
 */
export const frontEndScript = `#!/bin/sh
set -eu
replicas="$NOMAD_TASK_DIR/replicas"
until [ "$(grep -c . "$replicas")" -eq "$PV_REPLICAS" ]; do sleep 1; done
volume="driver=quorum,node-name=volume,vote-threshold=$PV_THRESHOLD,rewrite-corrupted=on"
count=0
set --
while IFS= read -r replica; do
  set -- "$@" --blockdev "$replica"
  volume="$volume,children.$count=replica-$count"
  count=$((count + 1))
done <"$replicas"
exec qemu-storage-daemon "$@" --blockdev "$volume" \\
  --nbd-server "addr.type=inet,addr.host=$NOMAD_IP_nbd,addr.port=$NOMAD_PORT_nbd" \\
  --export "type=nbd,id=volume,node-name=volume,name=$PV_NAME,writable=on"
`;

/**
 * The template that lists the replicas for the front end, a line each. The first tag of a replica's service is its number.
 */
export function replicaList(volume: string, service: string): string {
  return (
    `[[ range nomadService "${service}" ]]driver=nbd,node-name=replica-[[ index .Tags 0 ]],export=${volume},` +
    `server.type=inet,server.host=[[ .Address ]],server.port=[[ .Port ]]\n[[ end ]]`
  );
}
