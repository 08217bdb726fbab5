package org.certbureau.web.soap;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.certbureau.region.Quote;
import org.certbureau.region.QuoteLine;

/** A price in CNY: the sum of its lines. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "Price",
    propOrder = {"total", "currency", "policyVersion", "lines"})
public class Price {
  /** One line, which can answer "why". */
  @XmlAccessorType(XmlAccessType.FIELD)
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

    String citation;
  }

  @XmlElement(required = true)
  BigDecimal total;

  @XmlElement(required = true)
  String currency = "CNY";

  int policyVersion;

  @XmlElement(name = "line")
  List<Line> lines = new ArrayList<>();

  static Price of(Quote quote, Locale language) {
    Price price = new Price();
    price.total = quote.total().yuan();
    price.policyVersion = quote.policyVersion();
    for (QuoteLine line : quote.lines()) {
      Line told = new Line();
      told.item = line.item().in(language);
      told.unitPrice = line.unitPrice().yuan();
      told.quantity = line.quantity();
      told.amount = line.amount().yuan();
      told.rule = line.rule();
      told.citation = line.citation();
      price.lines.add(told);
    }
    return price;
  }
}
