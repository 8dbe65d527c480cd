import { answerApart } from '../../run-apart.ts';
import { trainModels } from './train-models.ts';

answerApart(trainModels);
