import type { SignTable } from './signs.ts';

/** Written as the lexer cuts them: words by single spaces, marks as words of their own. */
export const signsEn: SignTable = {
  atMost:
    "and under|and below|and less than|but under|but below|but less than|under|below|beneath|less than|lower than|cheaper than|smaller than|shorter than|lighter than|fewer than|no more than|not more than|not over|not above|not exceeding|never over|no higher than|nothing over|nothing above|nothing more than|at most|at max|up to|upto|max|max .|maximum|max of|maximum of|within|inside|<|< =|≤|≦|don't want to spend more than|do not want to spend more than|not spend more than|spend up to|not pay more than",
  orLess:
    'or less|or under|or below|or cheaper|or lower|or fewer|or smaller|and under|and below|and less|and cheaper|max|max .|maximum|tops|at most|at the most|or so at most',
  atLeast:
    'and over|and above|and more than|but over|but above|but more than|over|above|more than|higher than|greater than|larger than|bigger than|longer than|at least|min|min .|minimum|min of|minimum of|starting at|starting from|starts at|from|upwards of|exceeding|no less than|not less than|not under|not below|no lower than|nothing under|nothing below|nothing less than|>|> =|≥|≧',
  orMore:
    'or more|or above|or over|or up|or higher|or better|or greater|or larger|or bigger|or longer|and up|and above|and over|and more|and higher|and upwards|& up|upwards|plus|+|minimum|min|at least|at the least',
  between: 'between|from|in the range of|ranging from|anywhere from|anything between',
  to: 'to|and|-|–|—|~|through|till|up to',
  around: 'around|about|roughly|approximately|approx|approx .|circa|~|close to|near',
  orSo: 'or so|or thereabouts|ish|- ish|roughly|more or less|give or take',
  range: 'range|price range',
  price: 'price|prices|priced|priced at|price of|price :|costing|costs|cost|that costs',
  budget:
    "budget|budget of|budget is|budget :|my budget is|a budget of|spend|to spend|afford|can spend|i have|i've got",
  star: 'star|stars|★|☆|⭐',
  rating:
    'rated|rating|ratings|rating of|rating :|a rating|score|scored|review score|reviews of|average rating',
  not: "not|no|without|w / o|except|except for|excluding|exclude|other than|apart from|anything but|but not|and not|nor|don't want|do not want|not in|not from|not by|not made of|not with|no more|free of|minus|avoid|avoiding|hate",
  notBehind: '- free|excluded',
  and: 'and|or|nor|,|/|&|and no|or any|and not|and without',
  brand: 'by|from|brand|brand :|made by|brand is|of the brand|the brand|branded|only|products by',
  category: 'category|category :|in category|in the category|department|section|department :|section :|aisle',
  colour:
    'colour|color|colours|colors|coloured|colored|colour :|color :|in colour|in color|in the colour|in the color|- coloured|- colored|tone|shade|finish',
  size: 'size|sizes|sized|in size|size :|size is|in a size|in a|eu|eur|eu size|uk|us',
  with: 'with|with a|with an|having|that has|that have|which has|has|have|featuring|including|includes|made of|made from|made out of|must have|must be|needs',
  for: 'for|for my|for a|for an|for the|fits|fit|fitting|compatible with|suitable for|works with|designed for|made for|to fit|replaces|replacement for|for use with|similar to|instead of|vs|versus',
  inStock:
    'in stock|in - stock|instock|available now|currently available|available today|ready to ship|in stock only|only in stock|not sold out|not out of stock|what you have in stock',
  count:
    'resolution|uhd|people|persons|person|hours|hour|hrs|minutes|mins|days|weeks|months|years|year|seats|seater|points|pieces|piece|pcs|packs|pack|items|pages|sheets|ports|port|slots|cores|threads|bays|outlets|keys|buttons|channels|colours|colors|reviews|rpm|fps|bar|bit|bits|inches|x|of|players|sizes|layers|rolls|bags|cups|discs|disks|drives|devices|users|labels|parts|%',
  cheap:
    'cheap|cheaper|inexpensive|affordable|low cost|low - cost|low price|low priced|low - priced|budget|budget - friendly|budget friendly|economical|not too expensive|not expensive|good value|bargain|cheapish|reasonably priced|not too dear',
  priceLow:
    'cheapest|least expensive|lowest price|lowest priced|lowest - priced|lowest cost|most affordable|price low to high|price : low to high|by price|sort by price|sorted by price|low to high|lowest prices first|cheapest first',
  priceHigh:
    'most expensive|priciest|dearest|highest price|highest priced|highest - priced|price high to low|price : high to low|high to low|most luxurious',
  bestRated:
    'best rated|best - rated|top rated|top - rated|highest rated|highest - rated|best reviewed|best - reviewed|highest rating|best rating|best ratings|best reviews|with the best reviews|most highly rated|by rating|sort by rating|sorted by rating',
  newest:
    'newest|latest|most recent|newest first|latest model|latest models|just released|newly released|new arrivals|just in|by date|sort by newest|sorted by newest',
  popular:
    'most popular|best selling|best - selling|bestselling|bestseller|bestsellers|best seller|best sellers|best - sellers|top selling|top - selling|most bought|most sold|by popularity|sort by popularity',
  asking:
    "i'm looking for|im looking for|i am looking for|looking for|i'm after|i'm searching for|searching for|search for|show me|find me|give me|get me|i need|i want|i would like|i'd like|i want to buy|i need to buy|i'd like to buy|want to buy|do you have|do you sell|have you got|do you stock|can you show me|can you find me|can i get|could you show me|please|pls|are there any|is there a|what about|help me find|recommend me|recommend",
  neutral:
    'no longer|no matter|no problem|no idea|not sure|why not|not only|not just|if not|or not|no one|not yet|is not|are not|does not',
};
