/** The files and logs of an allocation, read on its node. Paths are relative to the allocation's directory. */

import { bytes, endpoint, frames, json } from '../../endpoint.js';
import { boolean, integer, oneOf, required, string } from '../../parameters.js';
import type { AllocFileInfo, StreamFrame } from '../../types/index.js';
import { nodeQuestion } from '../facts.js';

const path = required(string("Path below the allocation's directory."));
const origin = oneOf(['start', 'end'], 'The end of the file from which `offset` counts. Default `start`.');

const logQuery = {
  task: required(string('Name of the task.')),
  type: required(oneOf(['stdout', 'stderr'], 'Which of its streams.')),
  follow: boolean('Goes on as the task writes, and does not end with it. Default `false`.'),
  offset: integer('Where to start, in bytes over all log files that still exist. Default 0.'),
  origin: oneOf(['start', 'end'], 'The end of the log from which `offset` counts. Default `start`.'),
};

export const list = endpoint({
  id: 'client.fs.list',
  ...nodeQuestion,
  path: '/v1/client/fs/ls/:allocationId',
  anyMethod: true,
  summary: 'Lists a directory of an allocation, as `ls` does.',
  query: { path: string("Path below the allocation's directory. Default `/`.") },
  answer: json<AllocFileInfo[]>(),
  acl: 'namespace:read-fs',
  rpc: 'FileSystem.List',
  statuses: { 404: 'no such allocation, node or path' },
  documentation: 'api-docs/client#list-files',
});

export const stat = endpoint({
  id: 'client.fs.stat',
  ...nodeQuestion,
  path: '/v1/client/fs/stat/:allocationId',
  anyMethod: true,
  summary: 'Reads the size, mode and time of a file.',
  query: { path },
  answer: json<AllocFileInfo>(),
  acl: 'namespace:read-fs',
  rpc: 'FileSystem.Stat',
  statuses: { 400: 'no path is given', 404: 'no such allocation, node or path' },
  documentation: 'api-docs/client#stat-file',
});

export const readAt = endpoint({
  id: 'client.fs.readAt',
  ...nodeQuestion,
  path: '/v1/client/fs/readat/:allocationId',
  anyMethod: true,
  summary: 'Reads part of a file.',
  query: {
    path,
    offset: required(integer('Where to start, in bytes from the start of the file.')),
    limit: integer('How many bytes at most. Default 0: to the end.'),
  },
  answer: bytes,
  acl: 'namespace:read-fs',
  rpc: 'FileSystem.Stream',
  statuses: { 500: 'no offset is given' },
  documentation: 'api-docs/client#read-file-at-offset',
});

export const cat = endpoint({
  id: 'client.fs.cat',
  ...nodeQuestion,
  path: '/v1/client/fs/cat/:allocationId',
  anyMethod: true,
  summary: 'Reads a whole file.',
  remarks: "Files in a task's secrets and private directories are refused.",
  query: { path },
  answer: bytes,
  acl: 'namespace:read-fs',
  rpc: 'FileSystem.Stream',
  statuses: { 400: 'no such file' },
  documentation: 'api-docs/client#read-file',
});

export const stream = endpoint({
  id: 'client.fs.stream',
  ...nodeQuestion,
  path: '/v1/client/fs/stream/:allocationId',
  anyMethod: true,
  summary: 'Reads a file in frames, and goes on as it grows.',
  remarks: 'Frames have no separator; an empty one comes each second while nothing happens.',
  query: {
    path,
    offset: integer('Where to start, in bytes. Default 0.'),
    origin,
    follow: boolean('Goes on at the end of the file. Default `true`.'),
  },
  answer: frames<StreamFrame>(),
  acl: 'namespace:read-fs',
  rpc: 'FileSystem.Stream',
  statuses: { 400: 'no such file' },
  documentation: 'api-docs/client#stream-file',
});

export const logs = endpoint({
  id: 'client.fs.logs',
  ...nodeQuestion,
  path: '/v1/client/fs/logs/:allocationId',
  anyMethod: true,
  summary: 'Reads what a task wrote to its standard output or error, in frames.',
  remarks: 'Frames have no separator; an empty one comes each second while nothing happens.',
  query: logQuery,
  answer: frames<StreamFrame>(),
  acl: 'namespace:read-fs or namespace:read-logs',
  rpc: 'FileSystem.Logs',
  statuses: { 400: 'no such task', 404: 'no such allocation, or the task has not started' },
  documentation: 'api-docs/client#stream-logs',
});

export const logsAsText = endpoint({
  id: 'client.fs.logsAsText',
  ...nodeQuestion,
  path: '/v1/client/fs/logs/:allocationId',
  anyMethod: true,
  summary: 'Reads what a task wrote to its standard output or error, as plain bytes.',
  remarks: 'Without frames there is no heartbeat, and no sign of where one log file ends.',
  query: logQuery,
  fixedQuery: { plain: 'true' },
  answer: bytes,
  acl: 'namespace:read-fs or namespace:read-logs',
  rpc: 'FileSystem.Logs',
  statuses: { 400: 'no such task', 404: 'no such allocation, or the task has not started' },
  variantOf: 'client.fs.logs',
  documentation: 'api-docs/client#stream-logs',
});
