import type { Locale } from '../db/records.ts';

const en = {
  automated: (shop: string) => `This is the automated assistant of ${shop}.`,
  demo: 'It is a demo: all goods, people and reviews are made up.',
  plannerOnly: 'No model is configured: the embedded planner answers, in plainer words.',
  signedIn: (customer: string) => `You are signed in as customer ${customer}.`,
  hint: '/help lists the commands, Ctrl-C stops an answer, Ctrl-D leaves.',
  help: [
    '/new              start a new conversation',
    '/history          what was said in this one',
    '/locale en|zh     change the language',
    '/help             this list',
    '/quit             leave',
    'A number sends the suggestion of that number; pasted lines are sent as one message.',
  ],
  unknownCommand: (name: string) => `There is no command ${name}; /help lists them.`,
  newConversation: 'A new conversation.',
  nothingSaid: 'Nothing has been said yet.',
  locale: (names: string) => `Which language? ${names}`,
  localeChanged: 'English from now on.',
  degraded: '(the model is away; the embedded planner answers)',
  stopped: '(stopped)',
  failed: (message: string) => `That failed: ${message}`,
  tryAgain: 'Please try again.',
  tools: {
    search_catalog: 'searching the shop',
    get_product: 'looking at the product',
    compare_products: 'comparing',
    get_reviews: 'reading reviews',
    list_orders: 'looking at your orders',
    get_order: 'looking at the order',
    search_help: 'reading the help pages',
  } as Record<string, string>,
};

const zh: typeof en = {
  automated: (shop) => `这里是${shop}的自动助理。`,
  demo: '这是演示：所有商品、人物和评价均为虚构。',
  plannerOnly: '未配置模型：由内置规划器回答，用语较为简单。',
  signedIn: (customer) => `您已以顾客 ${customer} 的身份登录。`,
  hint: '输入 /help 查看命令，Ctrl-C 停止回答，Ctrl-D 离开。',
  help: [
    '/new              开始新对话',
    '/history          查看本次对话',
    '/locale en|zh     切换语言',
    '/help             显示本列表',
    '/quit             离开',
    '输入数字即发送对应的建议；粘贴的多行文字作为一条消息发送。',
  ],
  unknownCommand: (name) => `没有命令 ${name}；输入 /help 查看所有命令。`,
  newConversation: '已开始新对话。',
  nothingSaid: '还没有对话内容。',
  locale: (names) => `哪种语言？${names}`,
  localeChanged: '现在使用中文。',
  degraded: '（模型暂时不可用，由内置规划器回答）',
  stopped: '（已停止）',
  failed: (message) => `出错了：${message}`,
  tryAgain: '请再试一次。',
  tools: {
    search_catalog: '正在搜索商品',
    get_product: '正在查看商品',
    compare_products: '正在比较',
    get_reviews: '正在阅读评价',
    list_orders: '正在查看您的订单',
    get_order: '正在查看订单',
    search_help: '正在查阅帮助',
  },
};

/** What the terminal itself says, in the language of the chat. */
export const chatWords: Record<Locale, typeof en> = { en, zh };
