import { useFront, useFrontState } from '../front-context.tsx';
import type { Theme } from '../state/front.ts';
import type { Locale } from '../state/wire.ts';
import { useWords } from '../words.tsx';
import { Icon } from './icons.tsx';

const names: Record<Locale, { short: string; whole: string; lang: string }> = {
  en: { short: 'EN', whole: 'English', lang: 'en' },
  zh: { short: '中文', whole: '中文', lang: 'zh-CN' },
};

/** Each language under its own name. */
export function LanguageSwitch({ languages }: { languages: readonly Locale[] }) {
  const { t, locale } = useWords();
  const front = useFront();
  return (
    <fieldset className="segments">
      <legend className="sr-only">{t.language}</legend>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={names[language].lang}
          aria-pressed={language === locale}
          title={names[language].whole}
          onClick={() => front.setLocale(language)}
        >
          {names[language].short}
        </button>
      ))}
    </fieldset>
  );
}

const next: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const icons = { system: 'device', light: 'sun', dark: 'moon' } as const;

/** Goes round: as the device, light, dark. */
export function ThemeSwitch() {
  const { t } = useWords();
  const front = useFront();
  const { theme } = useFrontState();
  const label = `${t.theme.label}: ${t.theme[theme]}`;
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      onClick={() => front.setTheme(next[theme])}
    >
      <Icon name={icons[theme]} />
    </button>
  );
}
