export { conversionOf, type Conversion, type ConversionProgress } from './conversion.service.ts';
