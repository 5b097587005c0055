export interface WorkflowUi {
  readonly url: string;
  readonly namespace: string;
}

/** A run in the Temporal UI. */
export function runLink(ui: WorkflowUi, workflowId: string): string {
  const base = ui.url.replace(/\/$/, '');
  return `${base}/namespaces/${encodeURIComponent(ui.namespace)}/workflows/${encodeURIComponent(workflowId)}`;
}

/** The order's own run. */
export const workflowLink = (ui: WorkflowUi, orderId: string): string =>
  runLink(ui, `checkout/${orderId}`);
