/** The two jobs of the quickstart: one writes to the volume, the other reads what the first one wrote. */

import type { JobSpec, TaskGroupSpec } from '@yurt/contract';
import type { Attachment } from '@yurt/storage';

/** Writes three notes, a moment apart, then stays until it is stopped. */
export function writer(volume: Attachment): JobSpec {
  const script = `
    for n in 1 2 3; do
      note="note $n of $NOMAD_ALLOC_NAME"
      echo "$note" >> "$VOLUME/notes.txt"
      echo "wrote: $note"
      sleep 0.2
    done
    echo done
    exec sleep 600`;
  return { ID: 'quickstart-writer', Type: 'service', TaskGroups: [group(volume, script)] };
}

/** Prints the notes, and ends. */
export function reader(volume: Attachment): JobSpec {
  return { ID: 'quickstart-reader', Type: 'batch', TaskGroups: [group(volume, 'cat "$VOLUME/notes.txt"')] };
}

/** One task that runs a shell script. `raw_exec` mounts nothing, so the script gets the volume's path in its environment. */
function group({ volume, hostPath }: Attachment, script: string): TaskGroupSpec {
  return {
    Name: 'main',
    Volumes: volume ? { notes: { Name: 'notes', ...volume } } : null,
    EphemeralDisk: { SizeMB: 10 },
    Tasks: [
      {
        Name: 'main',
        Driver: 'raw_exec',
        Config: { command: '/bin/sh', args: ['-c', script] },
        Env: { VOLUME: hostPath ?? '' },
        Resources: { CPU: 50, MemoryMB: 32 },
        LogConfig: { MaxFiles: 2, MaxFileSizeMB: 2 },
      },
    ],
  };
}
