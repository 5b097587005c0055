import type { Employee } from '@green-apple/auth';
import type { AdminMedia, AdminMediaList } from '@green-apple/contracts-http';
import {
  inTransaction,
  type AuditTrail,
  type MediaDeed,
  type ProductMediaRepository,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';

export interface ChangeMediaInput {
  readonly productId: string;
  readonly version: number;
  readonly deed: MediaDeed;
  readonly employee: Employee;
  readonly correlationId: string;
  /** ISO 8601. */
  readonly now: string;
}

export type ChangeMediaResult =
  | { readonly code: 'CHANGED'; readonly list: AdminMediaList }
  | { readonly code: 'PRODUCT_NOT_FOUND' }
  | { readonly code: 'MEDIA_NOT_FOUND' }
  | { readonly code: 'VERSION_CONFLICT'; readonly currentVersion: number }
  /** The new order leaves one out, or names one twice. */
  | { readonly code: 'ORDER_INCOMPLETE' };

const ACTIONS = {
  describe: 'product.picture_described',
  arrange: 'product.pictures_arranged',
  remove: 'product.picture_removed',
  retry: 'product.picture_retried',
} as const satisfies Record<MediaDeed['type'], string>;

/** What employees do with the pictures of a product: with the audit row and the event, or not at all. */
export class ChangeProductMedia {
  private readonly writer: Writer;
  private readonly media: ProductMediaRepository;
  private readonly trail: AuditTrail;

  constructor(writer: Writer, media: ProductMediaRepository, trail: AuditTrail) {
    this.writer = writer;
    this.media = media;
    this.trail = trail;
  }

  execute(input: ChangeMediaInput): Promise<ChangeMediaResult> {
    return inTransaction(this.writer, (transaction) => this.apply(input, transaction));
  }

  private async apply(
    { productId, version, deed, employee, correlationId, now }: ChangeMediaInput,
    transaction: Transaction,
  ): Promise<ChangeMediaResult> {
    const before = await this.media.list(productId, transaction);
    if (before === null) return { code: 'PRODUCT_NOT_FOUND' };
    if (before.version !== version)
      return { code: 'VERSION_CONFLICT', currentVersion: before.version };
    const refusal = refusalOf(before, deed);
    if (refusal) return refusal;
    await this.media.apply(productId, deed, correlationId, transaction);
    const after = await this.media.list(productId, transaction);
    if (after === null) throw new Error('a product vanished under its lock');
    await this.trail.append(
      {
        at: now,
        actorId: employee.id,
        actorName: employee.name,
        action: ACTIONS[deed.type],
        entityType: 'product',
        entityId: productId,
        before: traceOf(before, deed),
        after: traceOf(after, deed),
        correlationId,
      },
      transaction,
    );
    return { code: 'CHANGED', list: after };
  }
}

function refusalOf({ items }: AdminMediaList, deed: MediaDeed): ChangeMediaResult | null {
  if (deed.type === 'arrange') {
    const named = new Set(deed.ids);
    const complete = named.size === deed.ids.length && named.size === items.length;
    return complete && items.every(({ id }) => named.has(id)) ? null : { code: 'ORDER_INCOMPLETE' };
  }
  return items.some(({ id }) => id === deed.mediaId) ? null : { code: 'MEDIA_NOT_FOUND' };
}

type Trace = Readonly<Record<string, unknown>>;

/** What the audit row keeps of the one at hand, or of the order. */
function traceOf({ items }: AdminMediaList, deed: MediaDeed): Trace | null {
  if (deed.type === 'arrange') return { order: items.map(({ id }) => id) };
  const media = items.find(({ id }) => id === deed.mediaId);
  return media === undefined ? null : factsOf(media);
}

const factsOf = ({ id, alt, kind, focus, state, sha256 }: AdminMedia): Trace => ({
  id,
  alt,
  kind,
  focus,
  state,
  sha256,
});
