package org.certbureau.web.soap;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.XmlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.certbureau.application.draft.NewApplication;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;

/** An application as it is handed in, complete. */
@XmlType(
    name = "Submission",
    propOrder = {
      "region",
      "service",
      "holder",
      "channel",
      "certificate",
      "years",
      "applications",
      "facts",
      "inspection",
      "consents",
      "fields",
      "scans"
    })
public class Submission {
  /** Six digits. */
  @XmlElement(required = true)
  String region;

  /** For example {@code NEW}. */
  @XmlElement(required = true)
  String service;

  /** For example {@code UNIT}. */
  @XmlElement(required = true)
  String holder;

  /** The counter where it is left out. */
  String channel;

  /** Number of the certificate that it is about (证书编号), where there is one already. */
  String certificate;

  /** 1 where it is left out. */
  Integer years;

  /** Online systems that the certificate opens; 1 where it is left out. */
  Integer applications;

  @XmlElement(name = "fact")
  List<Circumstance> facts = new ArrayList<>();

  /** What was found by looking at the token, where the region asks for that. */
  Inspected inspection;

  @XmlElement(name = "consent")
  List<Consent> consents = new ArrayList<>();

  @XmlElement(name = "field")
  List<Field> fields = new ArrayList<>();

  @XmlElement(name = "scan")
  List<Scan> scans = new ArrayList<>();

  /** A text that was agreed to. */
  @XmlType(name = "Consent")
  public static class Consent {
    @XmlAttribute(required = true)
    String code;

    @XmlAttribute(required = true)
    String version;
  }

  /** A value of the form, by the key that the region's policy gives the field. */
  @XmlType(name = "Field")
  public static class Field {
    @XmlAttribute(required = true)
    String key;

    @XmlValue String value;
  }

  /** A picture of a paper; its content decides what it is. */
  @XmlType(name = "Scan")
  public static class Scan {
    /** The material's code in the region's policy. */
    @XmlAttribute(required = true)
    String material;

    /** As the sender calls the file. */
    @XmlAttribute String name;

    @XmlValue byte[] content;
  }

  NewApplication toApplication() {
    Map<String, String> agreed = new LinkedHashMap<>();
    consents.forEach(consent -> Once.put(agreed, "consents", consent.code, consent.version));
    Map<String, String> form = new LinkedHashMap<>();
    fields.forEach(field -> Once.put(form, "form", field.key, field.value));
    return new NewApplication(
        RegionCode.of(region),
        Service.of(service),
        HolderType.of(holder),
        channel == null ? Channel.COUNTER : Channel.of(channel),
        certificate,
        years == null ? 1 : years,
        applications == null ? 1 : applications,
        Circumstance.read(facts),
        agreed,
        form);
  }
}
