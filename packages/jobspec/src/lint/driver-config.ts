/** The configuration keys of Nomad's own drivers as data. Plugins come in versions that nobody here knows of. */

/** Keys of a block: names with blanks between; a required one ends in `!`. Blocks inside it are in `blocks`. */
export interface ConfigBlock {
  readonly keys: string;
  readonly blocks?: Readonly<Record<string, ConfigBlock>>;
}

const mount: ConfigBlock = {
  keys: 'type target source readonly',
  blocks: {
    bind_options: { keys: 'propagation' },
    tmpfs_options: { keys: 'size mode' },
    volume_options: { keys: 'no_copy labels', blocks: { driver_config: { keys: 'name options' } } },
  },
};

const process = 'args work_dir';
const isolation = 'pid_mode ipc_mode cap_add cap_drop';
const play = `run_for exit_code exit_signal exit_err_msg signal_error stdout_string stdout_repeat stdout_repeat_duration
  stderr_string stderr_repeat stderr_repeat_duration`;

/** What each known driver takes; of others nothing is known. */
export const driverConfigs: ReadonlyMap<string, ConfigBlock> = new Map<string, ConfigBlock>([
  ['exec', { keys: `command! ${process} ${isolation}` }],
  ['java', { keys: `class class_path jar_path jvm_options ${process} ${isolation}` }],
  ['raw_exec', { keys: `command! ${process} cgroup_v2_override cgroup_v1_override oom_score_adj denied_envvars` }],
  [
    'qemu',
    {
      keys: 'image_path! emulator machine_type drive_interface accelerator graceful_shutdown guest_agent args port_map',
    },
  ],
  [
    'mock_driver',
    {
      keys: `start_error start_error_recoverable start_block_for kill_after plugin_exit_after driver_ip driver_advertise
        driver_port_map ${play}`,
      blocks: { exec_command: { keys: play } },
    },
  ],
  [
    'docker',
    {
      keys: `image! args auth_soft_fail command cpu_cfs_period cpu_hard_limit entrypoint extra_hosts force_pull hostname
        image_pull_timeout init ipv4_address ipv6_address labels network_mode oom_score_adj pids_limit port_map ports
        privileged readonly_rootfs security_opt shm_size sysctl tty ulimit volumes ${isolation} work_dir
        advertise_ipv6_address cgroupns cpuset_cpus container_exists_attempts dns_search_domains
        dns_options dns_servers group_add interactive isolation load mac_address memory_hard_limit network_aliases
        runtime storage_opt uts_mode userns_mode volume_driver`,
      blocks: {
        auth: { keys: 'username password email server_address' },
        devices: { keys: 'host_path container_path cgroup_permissions' },
        healthchecks: { keys: 'disable' },
        logging: { keys: 'type driver config' },
        mount,
        mounts: mount,
      },
    },
  ],
]);

/** Whether the driver runs an image, which sees of the task's directory only what is mounted into it. */
export function runsImage(driver: string): boolean {
  return driver === 'docker' || driver === 'podman';
}
