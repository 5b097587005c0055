import {
  AuditReader,
  AuditTrail,
  ReferenceReader,
  SearchIndexDesk,
  SearchRulesRepository,
  StaffTaskDesk,
  frequentQueries,
} from '@green-apple/persistence';
import type { AdminAreaOf } from './admin-area.ts';
import { AuditController } from './audit/audit.controller.ts';
import { EmployeeController } from './employee/employee.controller.ts';
import { AskOfIndexUseCase } from './search/ask-of-index.use-case.ts';
import { PublishRulesUseCase } from './search/publish-rules.use-case.ts';
import { SearchIndexController } from './search/search-index.controller.ts';
import { SearchRulesController } from './search/search-rules.controller.ts';
import { TryRulesUseCase } from './search/try-rules.use-case.ts';
import { FinishTaskUseCase } from './task/finish-task.use-case.ts';
import { SetEventAsideUseCase } from './task/set-event-aside.use-case.ts';
import { AdminTaskController } from './task/task.controller.ts';

/** Who works here, what waits for them, what was done; and the search. */
export const officeArea: AdminAreaOf = (dependencies, trail) => {
  const { writer, reader, searchBy } = dependencies;
  const tasks = new StaffTaskDesk(writer);
  const rules = new SearchRulesRepository(writer);
  const indexDesk = new SearchIndexDesk(writer);
  return {
    controllers: [
      EmployeeController,
      AdminTaskController,
      AuditController,
      SearchIndexController,
      SearchRulesController,
    ],
    providers: [
      { provide: ReferenceReader, useValue: new ReferenceReader(reader) },
      { provide: AuditTrail, useValue: trail },
      { provide: AuditReader, useValue: new AuditReader(reader) },
      { provide: SearchRulesRepository, useValue: rules },
      { provide: PublishRulesUseCase, useValue: new PublishRulesUseCase(writer, rules, trail) },
      {
        provide: TryRulesUseCase,
        useValue: new TryRulesUseCase(searchBy, (limit) => frequentQueries(reader, limit)),
      },
      { provide: SearchIndexDesk, useValue: indexDesk },
      { provide: AskOfIndexUseCase, useValue: new AskOfIndexUseCase(writer, indexDesk, trail) },
      { provide: StaffTaskDesk, useValue: tasks },
      { provide: FinishTaskUseCase, useValue: new FinishTaskUseCase(writer, tasks, trail) },
      {
        provide: SetEventAsideUseCase,
        useValue: new SetEventAsideUseCase(writer, tasks, trail),
      },
    ],
  };
};
