import { Module, type DynamicModule } from '@nestjs/common';
import { IdempotencyRepository, QuestionRepository, type Writer } from '@green-apple/persistence';
import { SECURE_COOKIES } from '../cart/cart.controller.ts';
import { FindHelpful } from '../review/use-cases/find-helpful.use-case.ts';
import { QuestionController } from './question.controller.ts';
import { AskQuestion } from './use-cases/ask-question.use-case.ts';
import { WriteAnswer } from './use-cases/write-answer.use-case.ts';

export interface QuestionModuleOptions {
  readonly writer: Writer;
  readonly market: string;
  readonly secureCookies: boolean;
}

@Module({})
export class QuestionModule {
  static with({ writer, market, secureCookies }: QuestionModuleOptions): DynamicModule {
    const questions = new QuestionRepository(writer);
    const keys = new IdempotencyRepository(writer);
    return {
      module: QuestionModule,
      controllers: [QuestionController],
      providers: [
        { provide: QuestionRepository, useValue: questions },
        { provide: AskQuestion, useValue: new AskQuestion(writer, keys, questions, market) },
        { provide: WriteAnswer, useValue: new WriteAnswer(writer, questions) },
        { provide: FindHelpful, useValue: new FindHelpful(writer, questions) },
        { provide: SECURE_COOKIES, useValue: secureCookies },
      ],
    };
  }
}
