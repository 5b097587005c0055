/** What the Node server hands to every render. Never sent to the browser as a whole. */
export interface ServerContext {
  /** Origin of the storefront API as the server reaches it. */
  readonly apiUrl: string;
  /** Origin under which shoppers know the shop; for canonical addresses. */
  readonly publicUrl: string;
  /** Address of the shopper as far as we know it, for the API's limits and logs. */
  readonly forwardedFor: string;
  readonly correlationId: string;
  /** Told of every answer of the API that the page is made of; absent for a page that is one shopper's. */
  readonly facts?: {
    learn(status: number, headers: Headers): void;
    /** No answer came. */
    failed(): void;
  };
  /** Writes down what went wrong while rendering: the page itself may look almost right. */
  readonly report: (error: unknown) => void;
}
