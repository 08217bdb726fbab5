package org.certbureau.region.reading;

/** How two rows of a policy may fail to fit, and how its author is told. */
enum Misfit {
  FIELD_WITHOUT_SECTION("field %s: no section %s", "栏目 %s：没有分节 %s"),
  TYPE_FIELD_UNKNOWN("field %s: no field %s", "栏目 %s：没有栏目 %s"),
  CONDITION_FIELD_UNKNOWN("field %s: no field %s", "栏目 %s：没有栏目 %s"),
  /** Of a field that is typed freely nobody can say which values it has. */
  CONDITION_VALUE_UNKNOWN("field %s: %s is no value of %s", "栏目 %s：%s 不是 %s 的值"),
  CHOICES_UNLIKE_KIND("field %s: choices do not fit its kind", "栏目 %s：选项与其类型不符"),
  TYPE_FIELD_UNLIKE_KIND(
      "field %s: a document number, and only that, has a typeField",
      "栏目 %s：只有证件号码才有 typeField，也必须有"),
  NOT_FROM_CASE("field %s: no case tells it", "栏目 %s：件中没有这一项"),
  PRESET_NOT_OFFERED("field %s: presets what it does not offer", "栏目 %s：预设值不在选项之内"),
  MATERIAL_TWICE("material %s stands twice", "材料 %s 出现两次"),
  MATERIAL_PAPER_UNKNOWN("material %s: no paper %s", "材料 %s：没有文书 %s"),
  /** Each document that the form can name must be one that will do, or nobody can show it. */
  TOLD_BY_UNLIKE_DOCUMENTS(
      "material %s: field %s does not name its documents", "材料 %s：栏目 %s 说不出它的证件"),
  NAMED_BY_UNKNOWN("material %s: field %s does not name document %s", "材料 %s：栏目 %s 说不出证件 %s"),
  TARIFF_LINE_TWICE("tariff line %s stands twice", "收费项目 %s 出现两次"),
  CONSENT_TWICE("consent %s stands twice", "同意事项 %s 出现两次"),
  DESK_TWICE("desk %s stands twice", "受理点 %s 出现两次"),
  SYSTEM_TWICE("application %s stands twice", "应用 %s 出现两次"),
  TOO_FEW_SYSTEMS("more applications allowed than the catalogue has", "允许的应用数多于目录所列"),
  VOUCHER_UNKNOWN("%s: no material %s", "%s：没有材料 %s"),
  REMITTANCE_WITHOUT_ACCOUNT("%s: remittance without a bank account", "%s：可以汇款，但没有银行账号"),
  DELIVERY_FIELD_UNKNOWN("%s: no field %s", "%s：没有栏目 %s"),
  EXTENSION_FIELD_UNKNOWN("%s: no field %s", "%s：没有栏目 %s"),
  EXTENSION_CONSENT_UNKNOWN("%s: no consent %s", "%s：没有同意事项 %s"),
  DEPARTMENT_FIELD_UNKNOWN("subject: no field %s", "证书主体：没有栏目 %s"),
  CHANGE_FIELD_UNKNOWN("%s: no field %s", "%s：没有栏目 %s"),
  PROOF_UNKNOWN("%s: no material %s that is scanned", "%s：没有要扫描的材料 %s"),
  PROOF_UNLIKE_VERDICT("%s: only a change with proof names one", "%s：只有须证明的变更才写证明材料，也必须写"),
  EMAIL_FIELD_UNLIKE_KIND("%s: %s is no field with an e-mail address", "%s：%s 不是电子邮箱栏目"),
  /** An identity number goes into a public certificate only with its owner's consent. */
  IDENTIFY_CODE_WITHOUT_CONSENT("%s: identifyCode without a consent", "%s：证件号码入证书，但没有同意事项"),
  DECLARATION_WITHOUT_SECTION("paper %s: no such section", "文书 %s：没有这一分节"),
  PAPER_CONSENT_UNKNOWN("paper %s: no consent %s", "文书 %s：没有同意事项 %s"),
  AUTHORITY_UNLIKE_KIND(
      "paper %s: a letter of authority, and only that, has an addressee and matters",
      "文书 %s：只有授权委托书才有受文单位和事项，也必须有"),
  AGREEMENT_UNLIKE_KIND(
      "paper %s: an agreement, and only that, has a consent and clauses",
      "文书 %s：只有协议才有同意事项和条款，也必须有"),
  KEPT_LINE_UNKNOWN("%s: no tariff line by %s", "%s：没有依据 %s 的收费项目"),
  REVOCATION_WITHOUT_REASONS(
      "offers %s without a field revocationReason and what its choices mean",
      "办理 %s，却没有栏目 revocationReason 和各选项的含义"),
  REASON_NOT_CHOSEN(
      "revocation for %s: no choice of field revocationReason",
      "撤销原因 %s：栏目 revocationReason 没有这个选项"),
  /** A reason that is chosen must mean something whatever else holds. */
  REASON_WITHOUT_MEANING(
      "field revocationReason: no revocation always applies to %s",
      "栏目 revocationReason：%s 没有在任何情形下都适用的撤销"),
  /** The officers of the key centre would not know which key, nor what for (A-G7). */
  RECOVERY_WITHOUT_PAIR(
      "offers %s without the fields recoveredPair (of kind PAIR) and recoveryPurpose",
      "办理 %s，却没有栏目 recoveredPair（类型 PAIR）和 recoveryPurpose"),
  HANDED_IN_UNLIKE_KIND("material %s: only a token is handed in for good", "材料 %s：只有介质才收回不退"),
  /** It would be told to nobody, or of what cannot be. */
  WARNING_UNLIKE_SERVICE("warning %s: only %s can come to that", "提示 %s：只有 %s 会有这种情形"),
  WARNINGS_ASK_TWICE(
      "%s: two warnings ask for an answer, and a case keeps one", "%s：两项提示都要说明原因，一件申请只记一个"),
  /** Nobody finds it out by looking at a token. */
  INSPECTION_UNASKABLE("inspection %s: no inspection answers %s", "检验 %s：检验回答不了 %s"),
  INSPECTION_METHOD_TWICE("inspection %s: a method stands twice", "检验 %s：同一种方式出现两次"),
  OFFERED_WITHOUT_WORD("offers %s without a word", "办理 %s，却没有名称"),
  READING_TWICE("reading %s stands twice", "口径 %s 出现两次"),
  READING_WITHOUT_WORDS("no words for %s", "%s 没有文字");

  private final String sentence;
  private final String inChinese;

  Misfit(String sentence, String inChinese) {
    this.sentence = sentence;
    this.inChinese = inChinese;
  }

  Found at(Object... places) {
    return new Found(this, sentence.formatted(places), inChinese.formatted(places));
  }

  /** One misfit of one policy. */
  record Found(Misfit misfit, String told, String inChinese) {}
}
