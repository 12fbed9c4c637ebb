/** The addresses that a node gives to tasks. */

import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';
import type { NetworkResource, NodeNetworkResource } from '@yurt/contract';

/** A device as both forms of the node's resources show it. */
export interface NetworkFingerprint {
  readonly networks: NetworkResource[];
  readonly nodeNetworks: NodeNetworkResource[];
  /** The first address, which stands for the node. */
  readonly address: string;
}

/** What a device is said to carry when the system does not tell, in Mbit/s. */
const SPEED = 1000;

function isLinkLocal({ address, family }: NetworkInterfaceInfo): boolean {
  return family === 'IPv6' ? address.toLowerCase().startsWith('fe80:') : address.startsWith('169.254.');
}

/**
 * Reads the addresses of a device.
 *
 * @param name the device; default: the loopback device, so that tasks are reached from this machine alone
 * @throws {Error} when there is no such device
 */
export function networkFingerprint(name: string | undefined): NetworkFingerprint {
  const interfaces = networkInterfaces();
  const device = name ?? Object.entries(interfaces).find(([, found]) => found?.[0]?.internal)?.[0] ?? 'lo';
  const found = interfaces[device];
  if (!found && name !== undefined) {
    const known = Object.keys(interfaces).join(', ');
    throw new Error(`network_interface: there is no device ${JSON.stringify(name)}; this machine has ${known}`);
  }
  const usable = (found ?? []).filter((info) => !isLinkLocal(info));
  const ordered = [
    ...usable.filter(({ family }) => family === 'IPv4'),
    ...usable.filter(({ family }) => family === 'IPv6'),
  ];
  const addresses =
    ordered.length > 0
      ? ordered.map(({ address, family }) => ({ address, family }))
      : [{ address: '127.0.0.1', family: 'IPv4' }];
  return {
    address: addresses[0]?.address ?? '127.0.0.1',
    networks: addresses.map(({ address, family }) => ({
      Mode: 'host',
      Device: device,
      CIDR: `${address}/${family === 'IPv4' ? 32 : 128}`,
      IP: address,
      MBits: SPEED,
    })),
    nodeNetworks: [
      {
        Mode: 'host',
        Device: device,
        MacAddress: hardwareAddress(found?.[0]?.mac),
        Speed: SPEED,
        Addresses: addresses.map(({ address, family }) => ({
          Family: family === 'IPv4' ? 'ipv4' : 'ipv6',
          Alias: 'default',
          Address: address,
          ReservedPorts: '',
          Gateway: '',
        })),
      },
    ],
  };
}

/** Devices without a hardware address show none. */
function hardwareAddress(mac: string | undefined): string {
  return mac === undefined || /^[0:]*$/.test(mac) ? '' : mac;
}
