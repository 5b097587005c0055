import {
  ArrivalRepository,
  CancelRequestRepository,
  EditBagRepository,
  IdempotencyRepository,
  InstructionRepository,
  MakeGoodRepository,
  OrderDetailReader,
  OrderEditRepository,
  OrderListReader,
  OrderRepository,
  RefundRepository,
  ReturnListReader,
  ReturnRepository,
  ReturnRuleRepository,
  WorkListReader,
  type AuditTrail,
  type Reader,
  type Select,
  type Writer,
} from '@green-apple/persistence';
import { ShippingRates } from '../checkout/delivery/shipping-rates.ts';
import { SalesTax } from '../checkout/tax/sales-tax.ts';
import { EditedWays } from '../order-edit/edited-ways.ts';
import { ListWays } from '../order-edit/list-ways.use-case.ts';
import { PreviewEdit } from '../order-edit/preview-edit.use-case.ts';
import { RequestEdit } from '../order-edit/request-edit.use-case.ts';
import { WithdrawEdit } from '../order-edit/withdraw-edit.use-case.ts';
import { RequestCancel } from '../order/use-cases/request-cancel.use-case.ts';
import { InstructReturn } from '../returns/instruct-return.use-case.ts';
import type { AdminAreaOf, AdminDependencies } from './admin-area.ts';
import { CounterController } from './fulfilment/counter.controller.ts';
import { InstructShipment } from './fulfilment/instruct-shipment.use-case.ts';
import { InstructSeveralShipments } from './fulfilment/instruct-shipments.use-case.ts';
import { MakeGoodController } from './fulfilment/make-good.controller.ts';
import { MakeParcelGood } from './fulfilment/make-good.use-case.ts';
import { PICK_LISTS, PickListController } from './fulfilment/pick-list.controller.ts';
import { AdminShipmentController } from './fulfilment/shipment.controller.ts';
import { WorkListController } from './fulfilment/work-list.controller.ts';
import { AdminOrderEditController } from './order-edit/order-edit.controller.ts';
import { CancelOrderUseCase } from './order/cancel-order.use-case.ts';
import { AdminOrderController, WORKFLOW_UI } from './order/order.controller.ts';
import { RefundDesk } from './refund/refund-desk.use-case.ts';
import { AdminRefundController } from './refund/refund.controller.ts';
import { ArrivalController } from './returns/arrival.controller.ts';
import { InspectParcelArrival } from './returns/inspect-arrival.use-case.ts';
import { KeepReturnRules } from './returns/keep-return-rules.use-case.ts';
import { ReturnRuleController } from './returns/return-rule.controller.ts';
import { AdminReturnController } from './returns/return.controller.ts';

/** Orders, parcels, and what comes back. */
export const ordersArea: AdminAreaOf = (dependencies, trail) => {
  const { writer, reader, workflowUi, settings } = dependencies;
  const returns = new ReturnRepository(writer);
  const refunds = new RefundRepository(writer);
  const returnRules = new ReturnRuleRepository(writer);
  const keys = new IdempotencyRepository(writer);
  const limitMinor = (currency: string): number => settings.refundLimit(currency);
  const instruct = new InstructShipment({
    ...{ writer, keys, trail },
    instructions: new InstructionRepository(writer),
  });
  return {
    controllers: [
      AdminOrderController,
      AdminShipmentController,
      MakeGoodController,
      WorkListController,
      PickListController,
      CounterController,
      AdminRefundController,
      AdminOrderEditController,
      AdminReturnController,
      ArrivalController,
      ReturnRuleController,
    ],
    providers: [
      { provide: WORKFLOW_UI, useValue: workflowUi },
      { provide: OrderListReader, useValue: new OrderListReader(reader) },
      { provide: OrderDetailReader, useValue: new OrderDetailReader(reader) },
      ...orderEditsOf(dependencies),
      { provide: CancelOrderUseCase, useValue: cancelOrderOf(writer, trail) },
      {
        provide: RefundDesk,
        useValue: new RefundDesk({
          writer,
          trail,
          refunds,
          keys,
          limitMinor,
        }),
      },
      { provide: RefundRepository, useValue: refunds },
      { provide: PICK_LISTS, useValue: pickListsOf(reader) },
      { provide: WorkListReader, useValue: new WorkListReader(reader) },
      { provide: InstructShipment, useValue: instruct },
      {
        provide: InstructSeveralShipments,
        useValue: new InstructSeveralShipments(writer, keys, instruct),
      },
      {
        provide: MakeParcelGood,
        useValue: new MakeParcelGood({
          ...{ writer, trail, limitMinor },
          parcels: new MakeGoodRepository(writer),
        }),
      },
      {
        provide: InspectParcelArrival,
        useValue: new InspectParcelArrival({
          ...{ writer, keys, trail },
          arrivals: new ArrivalRepository(writer),
        }),
      },
      { provide: ReturnListReader, useValue: new ReturnListReader(reader) },
      { provide: ReturnRepository, useValue: returns },
      { provide: InstructReturn, useValue: new InstructReturn(writer, returns) },
      { provide: ReturnRuleRepository, useValue: returnRules },
      { provide: KeepReturnRules, useValue: new KeepReturnRules(writer, returnRules, trail) },
    ],
  };
};

/** Lists for people at a shelf are read like every list: from a reader. */
const pickListsOf =
  (reader: Reader): Select =>
  (sql, bind) =>
    reader.select(sql, bind);

function cancelOrderOf(writer: Writer, trail: AuditTrail): CancelOrderUseCase {
  const request = new RequestCancel(
    writer,
    new OrderRepository(writer),
    new CancelRequestRepository(writer),
  );
  return new CancelOrderUseCase(request, trail);
}

function orderEditsOf({
  writer,
  partners,
  logger,
  customerKeySecret,
  settings,
}: AdminDependencies) {
  const edits = new OrderEditRepository(writer);
  const staging = {
    edits,
    bags: new EditBagRepository(writer),
    ways: new EditedWays(new ShippingRates(partners.shipping, logger), (code) =>
      settings.market(code),
    ),
    customerKeySecret,
  };
  const preview = new PreviewEdit({
    ...staging,
    tax: new SalesTax(partners.tax, logger),
    marketOf: (code) => settings.market(code),
  });
  return [
    { provide: OrderEditRepository, useValue: edits },
    { provide: PreviewEdit, useValue: preview },
    { provide: ListWays, useValue: new ListWays(staging) },
    { provide: WithdrawEdit, useValue: new WithdrawEdit(writer, edits) },
    {
      provide: RequestEdit,
      useValue: new RequestEdit(writer, new IdempotencyRepository(writer), edits),
    },
  ];
}
