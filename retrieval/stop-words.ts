/** Words that say nothing about what is looked for, in English and Chinese; never indexed, never asked for. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'a an and any are as at be been being but by can could did do does for from get give got had has have having he ' +
    'her his how i if in into is it its just let like me my need of on or our please she should show so some such ' +
    'than that the their them then there these they this those to too us very want was we were what when where ' +
    'which who why will with would you your im ive id whats looking find search something anything one ones ' +
    '的 了 和 是 在 我 有 你 他 她 它 们 我们 你们 他们 这 那 个 这个 那个 这款 那款 哪 哪个 哪款 哪些 什么 怎么 怎样 怎么样 ' +
    '如何 吗 呢 吧 啊 呀 嘛 与 及 或 也 都 很 就 还 要 想 想要 需要 请 请问 帮 帮我 给 给我 一下 一个 一款 一些 有没有 ' +
    '没有 推荐 介绍 看看 买 想买 找 寻找 能 可以 会 把 被 让 对 从 到 以 用 用来 为 比较 款 种 件 只 双 些 不 没 吗 之 其 而'
  ).split(' '),
);
