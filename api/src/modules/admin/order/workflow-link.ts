export interface WorkflowUi {
  readonly url: string;
  readonly namespace: string;
}

/** The order's run in the Temporal UI. */
export function workflowLink(ui: WorkflowUi, orderId: string): string {
  const workflowId = encodeURIComponent(`checkout/${orderId}`);
  return `${ui.url.replace(/\/$/, '')}/namespaces/${encodeURIComponent(ui.namespace)}/workflows/${workflowId}`;
}
