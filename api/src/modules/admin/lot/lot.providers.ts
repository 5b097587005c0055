import type { Provider } from '@nestjs/common';
import { LotDeskRepository, type AuditTrail, type Writer } from '@green-apple/persistence';
import { KeepLotReport } from './keep-lot-report.use-case.ts';

/** Lots and their reports. */
export function lotProviders(writer: Writer, trail: AuditTrail): Provider[] {
  const desk = new LotDeskRepository(writer);
  return [
    { provide: LotDeskRepository, useValue: desk },
    { provide: KeepLotReport, useValue: new KeepLotReport(writer, desk, trail) },
  ];
}
