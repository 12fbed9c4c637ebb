/** ACL roles: `nomad.acl.roles`. */

import type { BodyOf } from '@yurt/contract';
import { acl } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { Options } from '../../core/options.js';
import { Resource } from '../resource.js';

/** ACL roles: `nomad.acl.roles`. */
export class AclRoles extends Resource {
  /**
   * Lists roles. A client token sees those that it has itself.
   *
   * `GET /v1/acl/roles`
   * ACL: management for all; any token for its own.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/roles#list-roles
   */
  list(options?: Options<typeof acl.roles.list>): Call<typeof acl.roles.list> {
    return this.caller.call(acl.roles.list, {}, options);
  }

  /**
   * Creates a role.
   *
   * `PUT /v1/acl/role`
   * ACL: `management`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/roles#create-role
   */
  create(
    role: BodyOf<typeof acl.roles.create>,
    options?: Options<typeof acl.roles.create>,
  ): Call<typeof acl.roles.create> {
    return this.caller.call(acl.roles.create, {}, options, role);
  }

  /**
   * Reads a role by its ID.
   *
   * `GET /v1/acl/role/:roleId`
   * ACL: management, or a token that has the role.
   *
   * @throws NotFoundError: no such role.
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/roles#read-role-by-id
   */
  read(roleId: string, options?: Options<typeof acl.roles.read>): Call<typeof acl.roles.read> {
    return this.caller.call(acl.roles.read, { roleId }, options);
  }

  /**
   * Reads a role by its name.
   *
   * `GET /v1/acl/role/name/:roleName`
   * ACL: management, or a token that has the role.
   *
   * @throws NotFoundError: no such role.
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/roles#read-role-by-name
   */
  readByName(roleName: string, options?: Options<typeof acl.roles.readByName>): Call<typeof acl.roles.readByName> {
    return this.caller.call(acl.roles.readByName, { roleName }, options);
  }

  /**
   * Changes a role.
   *
   * `PUT /v1/acl/role/:roleId`
   * ACL: `management`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/roles#update-role
   */
  update(
    roleId: string,
    role: BodyOf<typeof acl.roles.update>,
    options?: Options<typeof acl.roles.update>,
  ): Call<typeof acl.roles.update> {
    return this.caller.call(acl.roles.update, { roleId }, options, { ...role, ID: roleId });
  }

  /**
   * Deletes a role; tokens that have it lose its policies.
   *
   * `DELETE /v1/acl/role/:roleId`
   * ACL: `management`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/roles#delete-role
   */
  delete(roleId: string, options?: Options<typeof acl.roles.delete>): Call<typeof acl.roles.delete> {
    return this.caller.call(acl.roles.delete, { roleId }, options);
  }
}
