export { createClientArea, type ClientAreaParts } from './client-area.ts';
