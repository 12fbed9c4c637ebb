/** The thread that parses a job file which may take long. */

import { parentPort, workerData } from 'node:worker_threads';
import { type JobFile, parsed } from './parse-job-file.js';

const file: JobFile = workerData;
parentPort?.postMessage(await parsed(file), []);
