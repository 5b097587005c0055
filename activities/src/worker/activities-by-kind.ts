import type { ObjectStore } from '@green-apple/messaging';
import type {
  LabelGateway,
  MailGateway,
  PaymentGateway,
  ShippingGateway,
  TaxGateway,
} from '@green-apple/partners';
import {
  ArrivalRepository,
  AuditTrail,
  BulkExportReader,
  BulkRunRepository,
  BulkSweepRepository,
  CancelRequestRepository,
  CaptureRepository,
  DisputeRepository,
  EditCharges,
  EditDeskRepository,
  LabelRepository,
  LooseEndsRepository,
  NotificationRepository,
  OrderDeskRepository,
  OrderEditRepository,
  OrderPapersRepository,
  OrderRepository,
  PaymentAttemptRepository,
  PickRepository,
  QuestionMailRepository,
  RefundDeskRepository,
  RenditionRepository,
  ReturnDeskRepository,
  ReturnLabelRepository,
  ReturnRepository,
  SegmentReader,
  SegmentRunRepository,
  ShipmentRepository,
  StaffTaskRepository,
  StatsRepository,
  type Reader,
  type Writer,
} from '@green-apple/persistence';
import { createBulkActivities } from '../bulk/bulk.activities.ts';
import { createBulkSweep } from '../bulk/bulk-sweep.ts';
import { createCalculationActivities } from '../calculation/calculation.activities.ts';
import { createCaptureActivities } from '../fulfilment/capture.activities.ts';
import { createCarrierActivities } from '../fulfilment/carrier.activities.ts';
import { createShipmentActivities } from '../fulfilment/shipment.activities.ts';
import { createShipmentStock } from '../fulfilment/shipment-stock.ts';
import { createPictureActivities } from '../media/picture.activities.ts';
import { createNotificationActivities } from '../notification/notification.activities.ts';
import { createQuestionActivities } from '../notification/question.activities.ts';
import { createOrderActivities } from '../order/order.activities.ts';
import { createEditChargeActivities } from '../order-edit/edit-charge.activities.ts';
import { createOrderEditActivities } from '../order-edit/edit.activities.ts';
import { createPaymentActivities } from '../payment/payment.activities.ts';
import { createRefundActivities, createRefundDeskActivities } from '../refund/refund.activities.ts';
import { createReturnActivities } from '../returns/return.activities.ts';
import { createReturnLabelActivities } from '../returns/return-label.activities.ts';
import { createSegmentSweep } from '../segment/segment-sweep.ts';
import { createStaffActivities } from '../staff/staff.activities.ts';
import { createStatsActivities } from '../stats/stats.activities.ts';
import { createPaymentSweep } from '../sweep/payment-sweep.ts';
import { createTaxActivities } from '../tax/tax.activities.ts';
import { TaxBook } from '../tax/tax-book.ts';
import { createOverdueSweep, type OverdueSweepPorts } from '../sweep/overdue-sweep.ts';
import type { WorkerConfig } from '../config/worker.config.ts';

/** What activities are made of: our own stores, the companies we ask, and the try they are in. */
export interface ActivityResources {
  readonly writer: Writer;
  readonly reader: Reader;
  readonly files: ObjectStore;
  /** Pictures as they were sent, and what the shop shows of them. */
  readonly originals: ObjectStore;
  readonly media: ObjectStore;
  readonly mail: MailGateway;
  readonly payments: PaymentGateway;
  readonly taxes: TaxGateway;
  readonly labels: LabelGateway;
  readonly shipping: ShippingGateway;
  readonly overdueRuns: OverdueSweepPorts['overdueRuns'];
  readonly settings: Pick<
    WorkerConfig,
    | 'BULK_KEPT_DAYS'
    | 'CUSTOMER_KEY_SECRET'
    | 'PACKS_ITSELF_AFTER_MS'
    | 'STOREFRONT_URL'
    | 'STOREFRONT_URLS'
  >;
  /** True when this is not the first try of the running activity: an earlier one may have done the deed. */
  readonly isRetry: () => boolean;
  /** Says that the step is at it; throws when the step is not wanted any more. */
  readonly beat: (done: number) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Every activity by the kind of work whose queue it is taken from. */
export function activitiesByKind(resources: ActivityResources) {
  const { writer, reader, files, mail, settings, isRetry, beat, now } = resources;
  const { originals, media } = resources;
  const { payments: gateway, taxes, labels, shipping } = resources;
  const storefrontUrlOf = (market: string): string =>
    settings.STOREFRONT_URLS.get(market) ?? settings.STOREFRONT_URL;
  const tasks = new StaffTaskRepository(writer);
  const papers = new OrderPapersRepository(writer);
  const book = new TaxBook({ papers, gateway: taxes, tasks });
  const statistics = new StatsRepository(writer, settings.CUSTOMER_KEY_SECRET);
  const stats = createStatsActivities({ writer, stats: statistics });
  const calculation = createCalculationActivities({
    papers,
    tax: taxes,
    shipping,
    stats,
  });
  const staff = createStaffActivities(tasks);
  const captures = new CaptureRepository(writer);
  const refundDesk = new RefundDeskRepository(writer);
  const payments = {
    attempts: new PaymentAttemptRepository(writer),
    gateway,
    isRetry,
  };
  return {
    checkout: {
      ...createOrderActivities(
        new OrderDeskRepository(writer),
        new CancelRequestRepository(writer),
      ),
      ...staff,
      ...stats,
    },
    fulfilment: {
      ...createShipmentActivities({
        shipments: new ShipmentRepository(writer),
        captures,
        stock: createShipmentStock(writer),
        picks: new PickRepository(writer),
        arrivals: new ArrivalRepository(writer),
        packsItselfAfterMs: settings.PACKS_ITSELF_AFTER_MS ?? null,
      }),
      ...createCarrierActivities({ labels: new LabelRepository(writer), gateway: labels }),
      ...createReturnActivities(new ReturnDeskRepository(writer)),
      ...createReturnLabelActivities({
        labels: new ReturnLabelRepository(writer),
        gateway: labels,
      }),
      ...createOrderEditActivities(new EditDeskRepository(writer)),
      ...createRefundDeskActivities({ writer, desk: refundDesk, stats: statistics }),
      ...staff,
    },
    payment: {
      ...createPaymentActivities({ ...payments, disputes: new DisputeRepository(writer) }),
      ...createCaptureActivities({ ...payments, captures }),
      ...createEditChargeActivities({
        charges: new EditCharges(writer),
        edits: new OrderEditRepository(writer),
        gateway,
        papers,
        tax: taxes,
        book,
        isRetry,
        now,
      }),
      ...createRefundActivities({ desk: refundDesk, gateway, papers, tax: taxes, book }),
      ...createTaxActivities({ papers, gateway: taxes, tasks }),
      ...calculation,
      sweepPayments: createPaymentSweep({
        ends: new LooseEndsRepository(writer),
        tasks,
        gateway,
        now,
      }),
    },
    messaging: {
      ...createNotificationActivities({
        orders: new OrderRepository(writer),
        returns: new ReturnRepository(writer),
        notifications: new NotificationRepository(writer),
        mail,
        storefrontUrlOf,
        linkSecret: settings.CUSTOMER_KEY_SECRET,
      }),
      ...createQuestionActivities({
        questions: new QuestionMailRepository(writer),
        mail,
        storefrontUrlOf,
      }),
    },
    reports: {
      ...calculation,
      ...createBulkActivities({
        runs: new BulkRunRepository(writer, settings.BULK_KEPT_DAYS),
        exports: new BulkExportReader(reader),
        store: files,
        trail: new AuditTrail(writer),
        beat,
        now: () => new Date(now()).toISOString(),
      }),
      sweepBulkFiles: createBulkSweep({ jobs: new BulkSweepRepository(writer), store: files }),
      sweepSegments: createSegmentSweep({
        runs: new SegmentRunRepository(writer, settings.CUSTOMER_KEY_SECRET),
        reader: new SegmentReader(reader),
        beat,
      }),
      sweepOverdue: createOverdueSweep({
        overdueRuns: resources.overdueRuns,
        tasks,
        now,
      }),
    },
    media: createPictureActivities({
      pictures: new RenditionRepository(writer),
      originals,
      media,
      beat,
    }),
  };
}
