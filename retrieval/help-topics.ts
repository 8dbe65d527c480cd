import type { Concept } from './concepts.ts';

/** What people ask a shop about besides its goods, in the words they use for it. */
export const helpTopics: readonly Concept[] = Object.entries({
  shipping:
    'shipping|ship|delivery|deliver|delivered|postage|courier|dispatch|arrive|how long take|overseas|abroad|international|express|运费|配送|快递|发货|送货|邮费|包邮|物流|海外|多久到|几天到|送到',
  tracking: 'track|tracking|where is my|parcel|package|跟踪|追踪|查询物流|包裹|单号',
  returns:
    'return|returns|refund|refunds|send back|money back|give back|exchange|swap|退货|退款|换货|退换|退钱|退回',
  warranty:
    'warranty|guarantee|repair|faulty|defect|defective|broken|broke|保修|质保|维修|坏了|保质|售后|故障',
  payment:
    'payment|pay|paying|card|credit card|paypal|instalments|installments|invoice|receipt|支付|付款|信用卡|分期|发票|微信支付|支付宝|花呗',
  privacy:
    'privacy|personal data|data|gdpr|cookie|cookies|delete my account|隐私|个人信息|数据|信息安全|注销',
  hours: 'opening hours|open|hours|close|closing|营业时间|几点|上班|开门|关门',
  contact: 'contact|phone|email|call|customer service|human|agent|support|联系|电话|邮箱|客服|人工',
  account: 'account|password|log in|login|sign in|register|账户|账号|密码|登录|注册',
  coupons: 'coupon|voucher|discount code|promo|promotion|gift card|code|优惠券|折扣|优惠|礼品卡|促销|券',
  cancelling: 'cancel|cancellation|change my order|change address|取消|改地址|修改订单',
}).map(([name, phrases]) => ({ name, phrases: phrases.split('|') }));
