import { linkedSignal, type Resource, type WritableSignal } from '@angular/core';

/** The newest value of a resource; the one before stays while the next is on its way. */
export function keptValue<Value>(resource: Resource<Value>): WritableSignal<Value | undefined> {
  return linkedSignal<Value | undefined, Value | undefined>({
    source: () => (resource.hasValue() ? resource.value() : undefined),
    computation: (value, previous) => value ?? previous?.value,
  });
}
