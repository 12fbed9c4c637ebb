/** Variables and their locks: `nomad.variables`. */

import type { GoDuration, Nanoseconds, VariableItems } from '@yurt/contract';
import { variables } from '@yurt/contract';
import type { Call } from '../core/call.js';
import type { Options } from '../core/options.js';
import { Resource } from './resource.js';

/** More about a write. */
export interface WriteSettings {
  /** The ID of the lock, to write a variable that one has locked. Nomad 2.0.5 then sets its TTL and delay back to 15 s. */
  lockId?: string;
}

/** What kind of lock to take. */
export interface LockSettings {
  /** How long the lock holds without renewal: 10 s to 24 h. Default 15 s. */
  ttl?: GoDuration | Nanoseconds;
  /** How long nobody can take the lock after it was lost. Default 15 s. */
  lockDelay?: GoDuration | Nanoseconds;
  /** Items to write with it. */
  items?: VariableItems;
}

/** Variables and their locks: `nomad.variables`. */
export class Variables extends Resource {
  /**
   * Lists variables without their items. A prefix is text, not a folder: `app` finds `apple` too. Locks are shown to
   * management tokens alone.
   *
   * `GET /v1/vars`
   * ACL: `variables:list` for each path shown, or a workload identity for its own.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/variables/variables#list-variables
   */
  list(options?: Options<typeof variables.list>): Call<typeof variables.list> {
    return this.caller.call(variables.list, {}, options);
  }

  /**
   * Reads a variable with its items. The 404 of a missing variable has an index too, so that one can wait for it to
   * appear.
   *
   * `GET /v1/var/*path`
   * ACL: `variables:read`, or a workload identity for its own paths.
   *
   * @throws NotFoundError: no such variable in the namespace.
   * @see https://developer.hashicorp.com/nomad/api-docs/variables/variables#read-variable
   */
  read<N extends string>(path: string, options?: Options<typeof variables.read, N>): Call<typeof variables.read> {
    return this.caller.call(variables.read, { path }, options);
  }

  /**
   * Writes a variable: creates it, or replaces all its items. All items together hold at most 64 KiB.
   *
   * `PUT /v1/var/*path`
   * ACL: `variables:write`.
   *
   * @throws ConflictError: not written; the body is the variable as it is, without items where the token may not read
   * them.
   * @see https://developer.hashicorp.com/nomad/api-docs/variables/variables#create-variable
   */
  write<N extends string>(
    path: string,
    items: VariableItems,
    options: Options<typeof variables.write, N> & WriteSettings = {},
  ): Call<typeof variables.write> {
    const { lockId, ...rest } = options;
    return this.caller.call(variables.write, { path }, rest, {
      Items: items,
      Lock: lockId === undefined ? undefined : { ID: lockId },
    });
  }

  /**
   * Deletes a variable.
   *
   * `DELETE /v1/var/*path`
   * ACL: `variables:destroy`.
   *
   * @throws ConflictError: not deleted; the body is the variable as it is.
   * @see https://developer.hashicorp.com/nomad/api-docs/variables/variables#delete-variable
   */
  delete<N extends string>(path: string, options?: Options<typeof variables.delete, N>): Call<typeof variables.delete> {
    return this.caller.call(variables.delete, { path }, options);
  }

  /**
   * Takes the lock of a variable, which is created when it is missing. `Lock.ID` of the answer is the proof of
   * holding it.
   *
   * `PUT /v1/var/*path?lock-acquire`
   * ACL: `variables:write`.
   *
   * @throws ConflictError: another holds it; the variable in the body is empty.
   * @see https://developer.hashicorp.com/nomad/api-docs/variables/locks#lock-variable
   */
  acquireLock<N extends string>(
    path: string,
    options: Options<typeof variables.acquireLock, N> & LockSettings = {},
  ): Call<typeof variables.acquireLock> {
    const { ttl, lockDelay, items, ...rest } = options;
    return this.caller.call(variables.acquireLock, { path }, rest, {
      Items: items,
      Lock: { TTL: ttl, LockDelay: lockDelay },
    });
  }

  /**
   * Starts the lock's TTL again.
   *
   * `PUT /v1/var/*path?lock-renew`
   * ACL: `variables:write`.
   *
   * @throws NotFoundError: no such variable.
   * @throws ConflictError: not the holder, or the TTL is over; the body is text.
   * @see https://developer.hashicorp.com/nomad/api-docs/variables/locks#lock-variable
   */
  renewLock<N extends string>(
    path: string,
    lockId: string,
    options?: Options<typeof variables.renewLock, N>,
  ): Call<typeof variables.renewLock> {
    return this.caller.call(variables.renewLock, { path }, options, { Lock: { ID: lockId } });
  }

  /**
   * Gives the lock of a variable back; the variable stays.
   *
   * `PUT /v1/var/*path?lock-release`
   * ACL: `variables:write`.
   *
   * @throws ConflictError: the lock is not held with this ID.
   * @see https://developer.hashicorp.com/nomad/api-docs/variables/locks#lock-variable
   */
  releaseLock<N extends string>(
    path: string,
    lockId: string,
    options?: Options<typeof variables.releaseLock, N>,
  ): Call<typeof variables.releaseLock> {
    return this.caller.call(variables.releaseLock, { path }, options, { Lock: { ID: lockId } });
  }
}
