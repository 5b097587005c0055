export * from './capture.repository.ts';
export * from './carrier-event.repository.ts';
export * from './instruction.repository.ts';
export * from './label.repository.ts';
export type { ShipmentMoved } from './move-shipment.ts';
export * from './shipment.repository.ts';
export * from './work-list.reader.ts';
