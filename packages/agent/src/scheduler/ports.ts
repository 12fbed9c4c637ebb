/** The ports of one node: which are taken, and how a group's ports are given out. */

import type { AllocatedResources, NetworkResource, Node, Port, PortMapping } from '@yurt/contract';

const maxPort = 65536;
const randomAttempts = 20;

/** The numbers of a list such as `22,80,8500-8600`. */
function parsePortList(text: string): number[] {
  const ports: number[] = [];
  for (const part of text.split(',')) {
    const [from, to] = part.trim().split('-').map(Number);
    if (part.trim() === '' || from === undefined || !Number.isInteger(from)) continue;
    const last = to === undefined || !Number.isInteger(to) ? from : to;
    for (let port = from; port <= last && port < maxPort; port++) ports.push(port);
  }
  return ports;
}

/** Ports that could be given out. */
export interface PortOffer {
  readonly ports: PortMapping[];
  readonly network: NetworkResource;
}

/** Why ports could not be given out, in Nomad's words. */
export class PortConflict extends Error {
  override readonly name = 'PortConflict';
}

/** The ports of a node, by address. */
export class NodePorts {
  readonly #node: Node;
  readonly #used = new Map<string, Set<number>>();
  readonly #networks = new Map<string, string[]>();

  constructor(node: Node) {
    this.#node = node;
    const reserved = parsePortList(node.ReservedResources.Networks.ReservedHostPorts);
    for (const network of node.NodeResources.NodeNetworks ?? []) {
      for (const { Alias, Address, ReservedPorts } of network.Addresses ?? []) {
        this.#networks.set(Alias, [...(this.#networks.get(Alias) ?? []), Address]);
        const used = this.#usedAt(Address);
        for (const port of [...reserved, ...parsePortList(ReservedPorts)]) used.add(port);
      }
    }
    if (this.#networks.size > 0) return;
    for (const { Mode, IP } of node.NodeResources.Networks) {
      if (IP === undefined || IP === '' || (Mode !== undefined && Mode !== 'host')) continue;
      this.#networks.set('default', [...(this.#networks.get('default') ?? []), IP]);
      const used = this.#usedAt(IP);
      for (const port of reserved) used.add(port);
    }
  }

  #usedAt(address: string): Set<number> {
    const used = this.#used.get(address) ?? new Set<number>();
    this.#used.set(address, used);
    return used;
  }

  /** Takes the ports of an allocation; `false` when one of them was taken already. */
  take(resources: AllocatedResources): boolean {
    let free = true;
    const mark = (address: string, port: number, mayCollide: boolean): void => {
      const used = this.#usedAt(address);
      if (used.has(port) && !mayCollide) free = false;
      used.add(port);
    };
    for (const { HostIP, Value, IgnoreCollision } of resources.Shared.Ports ?? []) {
      mark(HostIP ?? '', Value, IgnoreCollision ?? false);
    }
    for (const { Networks } of Object.values(resources.Tasks)) {
      for (const network of Networks ?? []) {
        for (const port of [...(network.ReservedPorts ?? []), ...(network.DynamicPorts ?? [])]) {
          mark(network.IP ?? '', port.Value ?? 0, port.IgnoreCollision ?? false);
        }
      }
    }
    return free;
  }

  /** Frees the ports of an allocation. */
  release(resources: AllocatedResources): void {
    for (const { HostIP, Value } of resources.Shared.Ports ?? []) this.#used.get(HostIP ?? '')?.delete(Value);
    for (const { Networks } of Object.values(resources.Tasks)) {
      for (const network of Networks ?? []) {
        for (const port of [...(network.ReservedPorts ?? []), ...(network.DynamicPorts ?? [])]) {
          this.#used.get(network.IP ?? '')?.delete(port.Value ?? 0);
        }
      }
    }
  }

  /**
   * Finds ports for what a group asks.
   *
   * @throws PortConflict when there are none
   */
  offer(ask: NetworkResource, random: () => number): PortOffer {
    const offered = new Set<number>();
    const fixed = (ask.ReservedPorts ?? []).map((port) => this.#static(port, offered));
    const reserved = new Set((ask.ReservedPorts ?? []).map((port) => port.Value ?? 0));
    const free = (ask.DynamicPorts ?? []).map((port) => this.#dynamic(port, offered, reserved, random));
    const byLabel = new Map(free.map((mapping) => [mapping.Label, mapping]));
    const dynamicPorts = (ask.DynamicPorts ?? []).map((port): Port => {
      const mapping = byLabel.get(port.Label);
      const to = mapping?.To ?? port.To;
      const value = mapping?.Value ?? port.Value;
      return {
        Label: port.Label,
        Value: value,
        ...(to === undefined ? {} : { To: to }),
        HostNetwork: port.HostNetwork,
      };
    });
    const ip = this.#hostAddress();
    const { Device: _device, CIDR: _cidr, IP: _ip, ReservedPorts: _reserved, DynamicPorts: _dynamic, ...rest } = ask;
    return {
      ports: [...fixed, ...free],
      network: {
        ...rest,
        ...(ip === undefined ? {} : { IP: ip }),
        ...(ask.ReservedPorts === undefined ? {} : { ReservedPorts: ask.ReservedPorts }),
        ...(ask.DynamicPorts === undefined ? {} : { DynamicPorts: dynamicPorts }),
      },
    };
  }

  #hostAddress(): string | undefined {
    const host = (this.#node.NodeResources.NodeNetworks ?? []).find((network) => network.Mode === 'host');
    return host?.Addresses?.[0]?.Address ?? this.#networks.get('default')?.[0];
  }

  #addresses(port: Port): string[] {
    const addresses = this.#networks.get(port.HostNetwork);
    if (addresses === undefined) throw new PortConflict(`no addresses available for ${port.HostNetwork} network`);
    return addresses;
  }

  #static(port: Port, offered: Set<number>): PortMapping {
    const value = port.Value ?? 0;
    if (value < 0 || value >= maxPort) throw new PortConflict(`invalid port ${value} (out of range)`);
    const mayCollide = port.IgnoreCollision ?? false;
    const address = this.#addresses(port).find((candidate) => mayCollide || !this.#usedAt(candidate).has(value));
    if (address === undefined) throw new PortConflict(`reserved port collision ${port.Label}=${value}`);
    offered.add(value);
    return {
      Label: port.Label,
      Value: value,
      ...(port.To === undefined ? {} : { To: port.To }),
      HostIP: address,
      ...(mayCollide ? { IgnoreCollision: true } : {}),
    };
  }

  #dynamic(port: Port, offered: Set<number>, reserved: ReadonlySet<number>, random: () => number): PortMapping {
    const { MinDynamicPort: least, MaxDynamicPort: most } = this.#node.NodeResources;
    for (const address of this.#addresses(port)) {
      const used = this.#usedAt(address);
      const isFree = (value: number): boolean => !used.has(value) && !offered.has(value) && !reserved.has(value);
      const value = pickPort(least, most, isFree, random);
      if (value === undefined) continue;
      offered.add(value);
      const to = port.To === -1 ? value : port.To;
      return { Label: port.Label, Value: value, ...(to === undefined ? {} : { To: to }), HostIP: address };
    }
    throw new PortConflict('dynamic port selection failed');
  }
}

function pickPort(
  least: number,
  most: number,
  isFree: (port: number) => boolean,
  random: () => number,
): number | undefined {
  const span = most - least + 1;
  for (let attempt = 0; attempt < randomAttempts; attempt++) {
    const port = least + Math.floor(random() * span);
    if (isFree(port)) return port;
  }
  const start = Math.floor(random() * span);
  for (let step = 0; step < span; step++) {
    const port = least + ((start + step) % span);
    if (isFree(port)) return port;
  }
  return undefined;
}
