export * from './capture.repository.ts';
export * from './carrier-event.repository.ts';
export * from './instruction.repository.ts';
export * from './label.repository.ts';
export * from './pick.repository.ts';
export { PickedDetail } from './picked-parts.ts';
export type { ShipmentMoved } from './move-shipment.ts';
export * from './shipment.repository.ts';
export * from './work-list.reader.ts';
