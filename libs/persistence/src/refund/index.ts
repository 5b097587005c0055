export {
  keyOf as refundKeyOf,
  RefundDeskRepository,
  type CardRefund,
} from './refund-desk.repository.ts';
export { RefundRepository, type Decider } from './refund.repository.ts';
export { givenAlone } from './stored-refund.ts';
export type {
  NamedTender,
  OpenedRefund,
  OpenRefundOutcome,
  RefundPreview,
  RefundRefusal,
  RefundRequest,
  RefundSource,
  RefundState,
  StoredRefund,
  StoredTender,
} from './stored-refund.ts';
