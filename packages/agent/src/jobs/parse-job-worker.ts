/** The thread that parses a long job file. */

import { parentPort, workerData } from 'node:worker_threads';
import { type JobFile, parsed } from './parse-job-file.js';

const file: JobFile = workerData;
parentPort?.postMessage(parsed(file), []);
