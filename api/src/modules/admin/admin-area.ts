import type { ObjectStore } from '@green-apple/messaging';
import type { Logger } from '@green-apple/observability';
import type { ShippingGateway, TaxGateway } from '@green-apple/partners';
import { AuditTrail, type Reader, type Writer } from '@green-apple/persistence';
import type { Provider, Type } from '@nestjs/common';
import type { LiveSettings } from '../setting/live-settings.ts';
import type { WorkflowUi } from './order/workflow-link.ts';
import type { SearchBy } from './search/try-rules.use-case.ts';

export interface AdminDependencies {
  readonly writer: Writer;
  readonly reader: Reader;
  readonly workflowUi: WorkflowUi;
  readonly searchBy: SearchBy;
  /** What shopkeepers have set. */
  readonly settings: LiveSettings;
  /** Files for the catalogue, and the largest that is taken in. */
  readonly files: { readonly store: ObjectStore; readonly mostBytes: number };
  /** Where certificates and reports lie, which the shop shows. */
  readonly documents: ObjectStore;
  /** Where pictures of products lie as they were sent. */
  readonly originals: ObjectStore;
  readonly partners: AdminPartners;
  readonly logger: Logger;
  /** Makes the key by which a customer's segments are kept. */
  readonly customerKeySecret: string;
}

/** The companies the back office asks; specs put their own here. */
export interface AdminPartners {
  readonly shipping: ShippingGateway;
  readonly tax: TaxGateway;
}

/** What one part of the back office answers, and what it needs for that. */
export interface AdminArea {
  readonly controllers: readonly Type[];
  readonly providers: readonly Provider[];
}

/** Makes a part; all write into one trail. */
export type AdminAreaOf = (dependencies: AdminDependencies, trail: AuditTrail) => AdminArea;
