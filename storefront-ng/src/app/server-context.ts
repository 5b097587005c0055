/** What the Node server hands to every render. Never sent to the browser as a whole. */
export interface ServerContext {
  /** Origin of the storefront API as the server reaches it. */
  readonly apiUrl: string;
  /** Origin under which shoppers know the shop; for canonical addresses. */
  readonly publicUrl: string;
  /** Address of the shopper as far as we know it, for the API's limits and logs. */
  readonly forwardedFor: string;
  readonly correlationId: string;
  /** Writes down what went wrong while rendering: the page itself may look almost right. */
  readonly report: (error: unknown) => void;
}
