package org.certbureau.web.soap;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An application as it is handed in, complete. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "Submission",
    propOrder = {
      "region",
      "service",
      "holder",
      "channel",
      "years",
      "applications",
      "consents",
      "form",
      "scans"
    })
public class Submission {
  /** A value by its key: of a form field, or the version of a text that was agreed to. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "Entry",
      propOrder = {"key", "value"})
  public static class Entry {
    @XmlElement(required = true)
    String key;

    @XmlElement(required = true)
    String value;
  }

  /** A picture of a paper. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "Scan",
      propOrder = {"material", "name", "content"})
  public static class Scan {
    @XmlElement(required = true)
    String material;

    @XmlElement(required = true)
    String name;

    @XmlElement(required = true)
    byte[] content;
  }

  @XmlElement(required = true)
  String region;

  @XmlElement(required = true)
  String service;

  @XmlElement(required = true)
  String holder;

  /** The counter where it is left out. */
  String channel;

  int years = 1;
  int applications = 1;

  @XmlElement(name = "consent")
  List<Entry> consents = new ArrayList<>();

  @XmlElement(name = "field")
  List<Entry> form = new ArrayList<>();

  @XmlElement(name = "scan")
  List<Scan> scans = new ArrayList<>();

  static Map<String, String> asMap(List<Entry> entries) {
    Map<String, String> map = new HashMap<>();
    entries.stream()
        .filter(entry -> entry.key != null && entry.value != null)
        .forEach(entry -> map.put(entry.key, entry.value));
    return map;
  }
}
