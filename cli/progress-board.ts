import cliProgress from 'cli-progress';
import pc from 'picocolors';
import type { OpeningProgress } from '../app.ts';

/** Where a command tells what it is doing: one bar that moves on a terminal, one line a step elsewhere. */
export interface Board {
  report(progress: OpeningProgress): void;
  note(line: string): void;
  /** Takes the bar away. */
  end(): void;
}

export function createBoard(output: NodeJS.WriteStream): Board {
  const bar = output.isTTY
    ? new cliProgress.SingleBar(
        {
          stream: output,
          format: `${pc.dim('Opening the shop')} {bar} {percentage}% {what}`,
          barsize: 30,
          clearOnComplete: true,
          hideCursor: true,
        },
        cliProgress.Presets.rect,
      )
    : undefined;
  let current = '';
  const endBar = () => {
    if (bar?.isActive) bar.stop();
    current = '';
  };
  return {
    report: ({ what, done, total }) => {
      if (total === 0) return;
      if (bar) {
        if (!bar.isActive) bar.start(total, done, { what });
        bar.setTotal(total);
        bar.update(done, { what });
      } else if (what !== current) output.write(`Opening the shop: ${what}\n`);
      current = what;
    },
    end: endBar,
    note: (line) => {
      endBar();
      output.write(`${line}\n`);
    },
  };
}
