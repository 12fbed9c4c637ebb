import type { Transaction } from '../transaction.js';

/** A volume is ready once its node shows it, and unavailable while its node is down. */
export function setHostVolumeStates(tx: Transaction): void {
  for (const { key, before, after } of tx.changes.of('nodes')) {
    if (after !== undefined && before?.HostVolumes === after.HostVolumes && before.Status === after.Status) continue;
    for (const volume of [...tx.tables.hostVolumes.by('node', key)]) {
      const isShown = Object.values(after?.HostVolumes ?? {}).some(({ ID }) => ID === volume.ID);
      const isGone = after === undefined || after.Status === 'down';
      const State = isGone ? 'unavailable' : isShown ? 'ready' : volume.State;
      if (State !== volume.State) tx.put('hostVolumes', { ...volume, State });
    }
  }
}
