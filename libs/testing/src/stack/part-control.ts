/** What may be done to one part of a running stack. */
export interface PartControl {
  /** Ends it with SIGKILL. It comes back by itself, as after a crash. */
  kill(): Promise<void>;
  /** Ends it in order. It stays down until started. */
  stop(): Promise<void>;
  /** Starts it again and resolves once it serves. */
  start(): Promise<void>;
}

export interface ControlAddress {
  readonly url: string;
  readonly token: string;
}

/** The stack's own controls, by the address in its handles. */
export function partControl(control: ControlAddress, name: string): PartControl {
  const act = async (action: string): Promise<void> => {
    const answer = await fetch(`${control.url}/parts/${name}/${action}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${control.token}` },
      signal: AbortSignal.timeout(150_000),
    });
    if (!answer.ok) throw new Error(`${name} could not ${action}: ${await answer.text()}`);
  };
  return { kill: () => act('kill'), stop: () => act('stop'), start: () => act('start') };
}
