import { workerData } from 'node:worker_threads';
import { helpWithValues, type ValueHelp } from './value-reader.service.ts';

helpWithValues(workerData as ValueHelp);
