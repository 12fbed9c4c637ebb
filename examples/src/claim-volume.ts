// Asks for storage in Kubernetes' words and gets it from Nomad: a claim goes in, a persistent volume comes out.

import { Nomad } from '@yurt/client';
import { NomadOrchestrator } from '@yurt/storage';

const nomad = new Nomad();
const storage = new NomadOrchestrator(nomad);

const volume = await storage.storagePlacementReq({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'scratch' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '64Mi' } } },
});
console.log(`${volume.metadata?.name}: ${volume.spec?.capacity?.['storage']}, ${volume.status?.phase}`);

await storage.storageRemovalReq(volume);
console.log('removed');

await nomad.close();
