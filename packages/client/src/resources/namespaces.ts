/** Namespaces: `nomad.namespaces`. */

import type { BodyOf } from '@yurt/contract';
import { namespaces } from '@yurt/contract';
import type { Call } from '../core/call.js';
import type { Options } from '../core/options.js';
import { Resource } from './resource.js';

/** Namespaces: `nomad.namespaces`. */
export class Namespaces extends Resource {
  /**
   * Lists the namespaces that the token may see.
   *
   * `GET /v1/namespaces`
   * ACL: any capability in each namespace shown.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/namespaces#list-namespaces
   */
  list(options?: Options<typeof namespaces.list>): Call<typeof namespaces.list> {
    return this.caller.call(namespaces.list, {}, options);
  }

  /**
   * Creates a namespace, or replaces the one of that name.
   *
   * `PUT /v1/namespace`
   * ACL: `management`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/namespaces#create-or-update-namespace
   */
  create(
    namespace: BodyOf<typeof namespaces.create>,
    options?: Options<typeof namespaces.create>,
  ): Call<typeof namespaces.create> {
    return this.caller.call(namespaces.create, {}, options, namespace);
  }

  /**
   * Reads a namespace.
   *
   * `GET /v1/namespace/:namespaceName`
   * ACL: any capability in the namespace.
   *
   * @throws NotFoundError: no such namespace.
   * @see https://developer.hashicorp.com/nomad/api-docs/namespaces#read-namespace
   */
  read(namespaceName: string, options?: Options<typeof namespaces.read>): Call<typeof namespaces.read> {
    return this.caller.call(namespaces.read, { namespaceName }, options);
  }

  /**
   * Replaces the namespace that the path names, or creates it.
   *
   * `PUT /v1/namespace/:namespaceName`
   * ACL: `management`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/namespaces#create-or-update-namespace
   */
  update(
    namespace: BodyOf<typeof namespaces.update>,
    options?: Options<typeof namespaces.update>,
  ): Call<typeof namespaces.update> {
    return this.caller.call(namespaces.update, { namespaceName: namespace.Name }, options, namespace);
  }

  /**
   * Deletes a namespace that holds nothing; `default` stays.
   *
   * `DELETE /v1/namespace/:namespaceName`
   * ACL: `management`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/namespaces#delete-namespace
   */
  delete(namespaceName: string, options?: Options<typeof namespaces.delete>): Call<typeof namespaces.delete> {
    return this.caller.call(namespaces.delete, { namespaceName }, options);
  }
}
