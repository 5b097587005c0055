import { Controller, Get, Inject } from '@nestjs/common';
import { Public } from '../access/access.decorator.ts';

/** Filled once all routes are known; handed out as it is. */
export class OpenApiHolder {
  document: object = {};
}

@Public()
@Controller()
export class OpenApiController {
  private readonly holder: OpenApiHolder;

  constructor(@Inject(OpenApiHolder) holder: OpenApiHolder) {
    this.holder = holder;
  }

  @Get('openapi.json')
  document(): object {
    return this.holder.document;
  }
}
