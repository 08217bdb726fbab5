package org.certbureau.web.soap;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.certbureau.region.quoting.Quote;
import org.certbureau.region.quoting.QuoteLine;

/** A price in yuan: the sum of its lines. */
@XmlType(
    name = "Price",
    propOrder = {"total", "currency", "policyVersion", "lines"})
public class Price {
  private static final String CURRENCY = "CNY";

  @XmlElement(required = true)
  BigDecimal total;

  @XmlElement(required = true)
  String currency;

  int policyVersion;

  @XmlElement(name = "line")
  List<Line> lines = new ArrayList<>();

  /** One line, with the rule that charges it in the office's own words. */
  @XmlType(
      name = "PriceLine",
      propOrder = {"item", "unitPrice", "quantity", "amount", "rule", "citation"})
  public static class Line {
    @XmlElement(required = true)
    String item;

    @XmlElement(required = true)
    BigDecimal unitPrice;

    int quantity;

    @XmlElement(required = true)
    BigDecimal amount;

    @XmlElement(required = true)
    String rule;

    @XmlElement(required = true)
    String citation;

    static Line of(QuoteLine quoted, Locale language) {
      Line line = new Line();
      line.item = quoted.item().in(language);
      line.unitPrice = quoted.unitPrice().yuan();
      line.quantity = quoted.quantity();
      line.amount = quoted.amount().yuan();
      line.rule = quoted.rule();
      line.citation = quoted.citation();
      return line;
    }
  }

  static Price of(Quote quote, Locale language) {
    Price price = new Price();
    price.total = quote.total().yuan();
    price.currency = CURRENCY;
    price.policyVersion = quote.policyVersion();
    quote.lines().forEach(line -> price.lines.add(Line.of(line, language)));
    return price;
  }
}
