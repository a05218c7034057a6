<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>BranchForm</name>
    <message>
        <source>Branch of %1</source>
        <translation>Zweig von %1</translation>
    </message>
    <message>
        <source>Start the branch</source>
        <translation>Zweig starten</translation>
    </message>
    <message>
        <source>Where it begins</source>
        <translation>Wo er beginnt</translation>
    </message>
    <message>
        <source>At a checkpoint of the run: with its weights, its optimizer and its place in the data. The run itself stays as it is.</source>
        <translation>An einem Checkpoint des Laufs: mit seinen Gewichten, seinem Optimierer und seiner Stelle in den Daten. Der Lauf selbst bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>Checkpoint of step</source>
        <translation>Checkpoint von Schritt</translation>
    </message>
    <message>
        <source>What is different</source>
        <translation>Was anders ist</translation>
    </message>
    <message>
        <source>Space, sharing and batches stay those of the run. The schedule of the learning rate goes on where the step is in it.</source>
        <translation>Raum, Teilung und Batches bleiben die des Laufs. Der Verlauf der Lernrate geht dort weiter, wo der Schritt in ihm steht.</translation>
    </message>
    <message>
        <source>Peak learning rate</source>
        <translation>Spitze der Lernrate</translation>
    </message>
    <message>
        <source>After the warm-up</source>
        <translation>Nach dem Aufwärmen</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>inverse root</source>
        <translation>inverse Wurzel</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Steps in all</source>
        <translation>Schritte insgesamt</translation>
    </message>
    <message>
        <source>Those of the run before the checkpoint count.</source>
        <translation>Die des Laufs vor dem Checkpoint zählen mit.</translation>
    </message>
</context>
<context>
    <name>ChoiceModel</name>
    <message>
        <source>Inner width of a layer&apos;s feed-forward part: most of its parameters</source>
        <translation>Innere Breite des Feed-Forward-Teils einer Schicht: die meisten ihrer Parameter</translation>
    </message>
    <message>
        <source>Parts that attention works in side by side; they divide the query width</source>
        <translation>Teile, in denen die Aufmerksamkeit nebeneinander arbeitet; sie teilen die Query-Breite</translation>
    </message>
    <message>
        <source>Encoder width</source>
        <translation>Encoder-Breite</translation>
    </message>
    <message>
        <source>Numbers that stand for a token in the encoder</source>
        <translation>Zahlen, die im Encoder für ein Token stehen</translation>
    </message>
    <message>
        <source>Encoder depth</source>
        <translation>Encoder-Tiefe</translation>
    </message>
    <message>
        <source>Layers of the encoder</source>
        <translation>Schichten des Encoders</translation>
    </message>
    <message>
        <source>Encoder FFN</source>
        <translation>Encoder-FFN</translation>
    </message>
    <message>
        <source>Encoder heads</source>
        <translation>Encoder-Köpfe</translation>
    </message>
    <message>
        <source>Decoder width</source>
        <translation>Decoder-Breite</translation>
    </message>
    <message>
        <source>Numbers that stand for a token in the decoder</source>
        <translation>Zahlen, die im Decoder für ein Token stehen</translation>
    </message>
    <message>
        <source>Decoder depth</source>
        <translation>Decoder-Tiefe</translation>
    </message>
    <message>
        <source>Layers of the decoder: they run once for each word, so they decide the latency</source>
        <translation>Schichten des Decoders: Sie laufen für jedes Wort einmal und entscheiden so über die Latenz</translation>
    </message>
    <message>
        <source>Decoder FFN</source>
        <translation>Decoder-FFN</translation>
    </message>
    <message>
        <source>Decoder heads</source>
        <translation>Decoder-Köpfe</translation>
    </message>
    <message>
        <source>Heads to the encoder</source>
        <translation>Köpfe zum Encoder</translation>
    </message>
    <message>
        <source>Attention span</source>
        <translation>Reichweite</translation>
    </message>
    <message>
        <source>How many of the last encoder layers a decoder layer attends to</source>
        <translation>Wie viele der letzten Encoder-Schichten eine Decoder-Schicht ansieht</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>BLEU, validation</source>
        <translation>BLEU, Validierung</translation>
    </message>
    <message>
        <source>BLEU, retrained</source>
        <translation>BLEU, nachtrainiert</translation>
    </message>
    <message>
        <source>chrF, validation</source>
        <translation>chrF, Validierung</translation>
    </message>
    <message>
        <source>Validation loss, nats a token</source>
        <translation>Validierungsverlust, Nats je Token</translation>
    </message>
    <message>
        <source>Latency, predicted</source>
        <translation>Latenz, vorhergesagt</translation>
    </message>
    <message>
        <source>Latency, measured median</source>
        <translation>Latenz, gemessener Median</translation>
    </message>
    <message>
        <source>Nine of ten runs under</source>
        <translation>Neun von zehn Läufen unter</translation>
    </message>
    <message>
        <source>Parameters of layers</source>
        <translation>Schichtparameter</translation>
    </message>
    <message>
        <source>FLOPs, 30 → 30 tokens</source>
        <translation>FLOPs, 30 → 30 Token</translation>
    </message>
    <message>
        <source>Figure or gene</source>
        <translation>Zahl oder Gen</translation>
    </message>
    <message>
        <source>File size, float32</source>
        <translation>Dateigröße, float32</translation>
    </message>
    <message>
        <source>Of all %1 validation sentences, translated with a beam of 5. The interval holds 95 % of 1,000 corpora that are drawn from them anew.</source>
        <translation>Auf allen %1 Validierungssätzen, mit Beam 5 übersetzt. Im Intervall liegen 95 % von 1.000 Korpora, die aus ihnen neu gezogen sind.</translation>
    </message>
    <message>
        <source>± of it, 95 %</source>
        <translation>± davon, 95 %</translation>
    </message>
    <message>
        <source>BLEU, %1 sentences</source>
        <translation>BLEU, %1 Sätze</translation>
    </message>
    <message>
        <source>chrF, %1 sentences</source>
        <translation>chrF, %1 Sätze</translation>
    </message>
    <message>
        <source>Paired approximate randomisation: how often translations that change sides at random differ as much. Below 0.05 the difference is beyond chance (bold); corrected for %1 pairs (Holm).</source>
        <translation>Gepaarte approximative Randomisierung: wie oft sich Übersetzungen, die zufällig die Seiten wechseln, ebenso stark unterscheiden. Unter 0,05 ist der Unterschied mehr als Zufall (fett); für %1 Paare korrigiert (Holm).</translation>
    </message>
    <message>
        <source>BLEU beyond %1</source>
        <translation>BLEU über %1 hinaus</translation>
    </message>
    <message>
        <source>p of that, corrected</source>
        <translation>p dazu, korrigiert</translation>
    </message>
    <message>
        <source>%1 is better than %2 by %3 BLEU</source>
        <translation>%1 ist um %3 BLEU besser als %2</translation>
    </message>
    <message>
        <source>%1 over %2 by %3 BLEU</source>
        <translation>%1 vor %2 um %3 BLEU</translation>
    </message>
    <message>
        <source>Beyond chance: %1.</source>
        <translation>Mehr als Zufall: %1.</translation>
    </message>
    <message>
        <source>Could be chance: %1.</source>
        <translation>Könnte Zufall sein: %1.</translation>
    </message>
</context>
<context>
    <name>CoreWords</name>
    <message>
        <source>Name another folder.</source>
        <translation>Nennen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The file %1 was changed since the plan was written.</source>
        <translation>Die Datei %1 wurde geändert, seit der Plan geschrieben wurde.</translation>
    </message>
    <message>
        <source>The folder %1 holds something else than a plan.</source>
        <translation>Der Ordner %1 enthält etwas anderes als einen Plan.</translation>
    </message>
    <message>
        <source>Name a file.</source>
        <translation>Nennen Sie eine Datei.</translation>
    </message>
    <message>
        <source>The file %1 could not be written: it is a folder.</source>
        <translation>Die Datei %1 konnte nicht geschrieben werden: Das ist ein Ordner.</translation>
    </message>
    <message>
        <source>Name another one, or replace it with --force.</source>
        <translation>Nennen Sie eine andere, oder ersetzen Sie sie mit --force.</translation>
    </message>
    <message>
        <source>The file %1 exists already.</source>
        <translation>Die Datei %1 gibt es schon.</translation>
    </message>
    <message>
        <source>Measure anew with `supernet latency`.</source>
        <translation>Messen Sie noch einmal mit `supernet latency`.</translation>
    </message>
    <message>
        <source>The latencies of the run `%1` are of nets with a vocabulary of %2, that of the data at that time.</source>
        <translation>Die Latenzen des Laufs `%1` gehören zu Netzen mit einem Vokabular von %2, dem der damaligen Daten.</translation>
    </message>
    <message>
        <source>It lies in %1 now.</source>
        <translation>Sie liegt jetzt in %1.</translation>
    </message>
    <message>
        <source>The file %1 could not be kept: %2.</source>
        <translation>Die Datei %1 konnte nicht behalten werden: %2.</translation>
    </message>
    <message>
        <source>Give the project a new or an empty folder.</source>
        <translation>Geben Sie dem Projekt einen neuen oder einen leeren Ordner.</translation>
    </message>
    <message>
        <source>The folder %1 holds other things than a project, such as %2.</source>
        <translation>Der Ordner %1 enthält anderes als ein Projekt, zum Beispiel %2.</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>No project can be made in %1, which is no folder.</source>
        <translation>In %1 kann kein Projekt entstehen: Das ist kein Ordner.</translation>
    </message>
    <message>
        <source>Bring back the folder data and the section `data` of project.json as they were then.</source>
        <translation>Stellen Sie den Ordner data und den Abschnitt `data` von project.json wieder her, wie sie damals waren.</translation>
    </message>
    <message>
        <source>The run `%1` was trained on other data than the project has now.</source>
        <translation>Der Lauf `%1` wurde mit anderen Daten trainiert, als das Projekt jetzt hat.</translation>
    </message>
    <message>
        <source>%1 has changed or is missing</source>
        <translation>%1 hat sich geändert oder fehlt</translation>
    </message>
    <message>
        <source>it is of another preparation</source>
        <translation>sie sind aus einer anderen Vorbereitung</translation>
    </message>
    <message>
        <source>it has no list of its files, manifest.json</source>
        <translation>die Liste ihrer Dateien, manifest.json, fehlt</translation>
    </message>
    <message>
        <source>Bring the folder back as it was, or prepare into a new project.</source>
        <translation>Stellen Sie den Ordner wieder her, wie er war, oder bereiten Sie sie in einem neuen Projekt vor.</translation>
    </message>
    <message>
        <source>The data in %1 is not that which the project records: %2.</source>
        <translation>Die Daten in %1 sind nicht die, die das Projekt vermerkt: %2.</translation>
    </message>
    <message>
        <source>The file %1 is not as it was prepared.</source>
        <translation>Die Datei %1 ist nicht mehr so, wie sie vorbereitet wurde.</translation>
    </message>
    <message>
        <source>In the prepared data lies %1, which is not of it.</source>
        <translation>In den vorbereiteten Daten liegt %1, was nicht dazugehört.</translation>
    </message>
    <message>
        <source>Move it elsewhere, or prepare into another project with --project.</source>
        <translation>Verschieben Sie das, oder bereiten Sie mit --project in einem anderen Projekt vor.</translation>
    </message>
    <message>
        <source>The folder %1 holds something else than prepared data.</source>
        <translation>Der Ordner %1 enthält etwas anderes als vorbereitete Daten.</translation>
    </message>
    <message>
        <source>Use those of before, or prepare into a new project.</source>
        <translation>Nehmen Sie die von damals, oder bereiten Sie sie in einem neuen Projekt vor.</translation>
    </message>
    <message>
        <source>The run `%1` was trained on other data than these files and settings make.</source>
        <translation>Der Lauf `%1` wurde mit anderen Daten trainiert, als diese Dateien und Einstellungen ergeben.</translation>
    </message>
    <message>
        <source>Prepare into a new project.</source>
        <translation>Bereiten Sie die Daten in einem neuen Projekt vor.</translation>
    </message>
    <message>
        <source>The run `%1` was trained on the project&apos;s data: after another preparation its nets would be worth nothing.</source>
        <translation>Der Lauf `%1` wurde mit den Daten des Projekts trainiert: Nach einer weiteren Vorbereitung wären seine Netze nichts mehr wert.</translation>
    </message>
    <message>
        <source>The run `%1` works with the project&apos;s data.</source>
        <translation>Der Lauf `%1` arbeitet mit den Daten des Projekts.</translation>
    </message>
    <message>
        <source>The search space `%1` has no gene `%2`.</source>
        <translation>Der Suchraum `%1` hat kein Gen `%2`.</translation>
    </message>
    <message>
        <source>The search space `%1` lacks the fixed size `%2`.</source>
        <translation>Dem Suchraum `%1` fehlt die feste Größe `%2`.</translation>
    </message>
    <message>
        <source>Gene `%1` has no value.</source>
        <translation>Das Gen `%1` hat keinen Wert.</translation>
    </message>
    <message>
        <source>Gene `%1` has %2 values where %3 is needed.</source>
        <translation>Das Gen `%1` hat %2 Werte, wo %3 gebraucht wird.</translation>
    </message>
    <message>
        <source>Gene `%1` has %2 values where %3 are needed.</source>
        <translation>Das Gen `%1` hat %2 Werte, wo %3 gebraucht werden.</translation>
    </message>
    <message>
        <source>%1 is not one of the choices of `%2`.</source>
        <translation>%1 ist keiner der Werte von `%2`.</translation>
    </message>
    <message>
        <source>The space has no gene `%1`.</source>
        <translation>Der Raum hat kein Gen `%1`.</translation>
    </message>
    <message>
        <source>The architecture does not belong to the search space `%1`: %2</source>
        <translation>Die Architektur gehört nicht zum Suchraum `%1`: %2</translation>
    </message>
    <message>
        <source>The architecture holds %1 values of gene `%2`, which has one for the whole net.</source>
        <translation>Die Architektur enthält %1 Werte des Gens `%2`, das einen für das ganze Netz hat.</translation>
    </message>
    <message>
        <source>The architecture lacks gene `%1`.</source>
        <translation>Der Architektur fehlt das Gen `%1`.</translation>
    </message>
    <message>
        <source>Use an architecture of this search space.</source>
        <translation>Nehmen Sie eine Architektur dieses Suchraums.</translation>
    </message>
    <message>
        <source>There is no encoding `%1`.</source>
        <translation>Eine Kodierung `%1` gibt es nicht.</translation>
    </message>
    <message>
        <source>HAT&apos;s latency data sets know no gene `%1`.</source>
        <translation>HATs Latenzdaten kennen kein Gen `%1`.</translation>
    </message>
    <message>
        <source>it has %1 cells instead of %2.</source>
        <translation>Sie hat %1 Zellen statt %2.</translation>
    </message>
    <message>
        <source>`%1` is no number.</source>
        <translation>`%1` ist keine Zahl.</translation>
    </message>
    <message>
        <source>no choices of the gene `%1` have the mean %2.</source>
        <translation>Keine Werte des Gens `%1` haben das Mittel %2.</translation>
    </message>
    <message>
        <source>a latency is above 0.</source>
        <translation>Eine Latenz ist größer als 0.</translation>
    </message>
    <message>
        <source>The file lacks the column `%1` of HAT&apos;s latency data sets.</source>
        <translation>Der Datei fehlt die Spalte `%1` von HATs Latenzdaten.</translation>
    </message>
    <message>
        <source>Give measurements of `supernet latency`, or a file that HAT&apos;s latency_dataset.py wrote.</source>
        <translation>Geben Sie Messungen von `supernet latency` an, oder eine Datei, die HATs latency_dataset.py geschrieben hat.</translation>
    </message>
    <message>
        <source>Line %1 does not fit the space `%2`: %3</source>
        <translation>Zeile %1 passt nicht zum Raum `%2`: %3</translation>
    </message>
    <message>
        <source>Name with --space the space that HAT drew them from: the configuration of the data set, for example cpu_xeon.yml.</source>
        <translation>Nennen Sie mit --space den Raum, aus dem HAT sie gezogen hat: die Konfiguration der Daten, zum Beispiel cpu_xeon.yml.</translation>
    </message>
    <message>
        <source>The architecture&apos;s `%1` is none of the space&apos;s choices.</source>
        <translation>`%1` der Architektur ist keiner der Werte des Raums.</translation>
    </message>
    <message>
        <source>The search space `%1` is neither a preset nor a readable file.</source>
        <translation>Der Suchraum `%1` ist weder eine Vorlage noch eine lesbare Datei.</translation>
    </message>
    <message>
        <source>Presets are %1</source>
        <translation>Vorlagen sind %1</translation>
    </message>
    <message>
        <source>The project has no space of its own.</source>
        <translation>Das Projekt hat keinen eigenen Raum.</translation>
    </message>
    <message>
        <source>Choose a preset, or shape one on the Space page.</source>
        <translation>Wählen Sie eine Vorlage, oder gestalten Sie einen auf der Seite „Raum“.</translation>
    </message>
    <message>
        <source>The space `%1` has not %2 different architectures to draw.</source>
        <translation>Der Raum `%1` hat keine %2 verschiedenen Architekturen zu ziehen.</translation>
    </message>
    <message>
        <source>Ask for fewer, or do not stratify.</source>
        <translation>Verlangen Sie weniger, oder schichten Sie nicht.</translation>
    </message>
    <message>
        <source>%1 is not a JSON object.</source>
        <translation>%1 ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>%1 is not a JSON object: %2.</source>
        <translation>%1 ist kein JSON-Objekt: %2.</translation>
    </message>
    <message>
        <source>%1 lacks the key `%2`.</source>
        <translation>%1 fehlt der Schlüssel `%2`.</translation>
    </message>
    <message>
        <source>%1 is not a whole number: %2.</source>
        <translation>%1 ist keine ganze Zahl: %2.</translation>
    </message>
    <message>
        <source>%1 is out of range: %2.</source>
        <translation>%1 ist außerhalb des Bereichs: %2.</translation>
    </message>
    <message>
        <source>%1 is not a text: %2.</source>
        <translation>%1 ist kein Text: %2.</translation>
    </message>
    <message>
        <source>%1 is not a list: %2.</source>
        <translation>%1 ist keine Liste: %2.</translation>
    </message>
    <message>
        <source>%1 has the key `%2`, which is not a layer number.</source>
        <translation>%1 hat den Schlüssel `%2`, der keine Nummer einer Schicht ist.</translation>
    </message>
    <message>
        <source>%1.scope is `%2`.</source>
        <translation>%1.scope ist `%2`.</translation>
    </message>
    <message>
        <source>The search space is not a JSON object.</source>
        <translation>Der Suchraum ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>The search space is not a JSON object: %1.</source>
        <translation>Der Suchraum ist kein JSON-Objekt: %1.</translation>
    </message>
    <message>
        <source>The search space lacks the key `%1`.</source>
        <translation>Dem Suchraum fehlt der Schlüssel `%1`.</translation>
    </message>
    <message>
        <source>This is not a search space: `format` is %1.</source>
        <translation>Dies ist kein Suchraum: `format` ist %1.</translation>
    </message>
    <message>
        <source>The search space has format version %1, this program reads %2.</source>
        <translation>Der Suchraum hat das Format in Version %1, dieses Programm liest %2.</translation>
    </message>
    <message>
        <source>Use a newer version of the program.</source>
        <translation>Nehmen Sie eine neuere Version des Programms.</translation>
    </message>
    <message>
        <source>genes is not a list: %1.</source>
        <translation>genes ist keine Liste: %1.</translation>
    </message>
    <message>
        <source>fixed is not a JSON object.</source>
        <translation>fixed ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>The architecture is not a JSON object: %1.</source>
        <translation>Die Architektur ist kein JSON-Objekt: %1.</translation>
    </message>
    <message>
        <source>The gene has no name.</source>
        <translation>Das Gen hat keinen Namen.</translation>
    </message>
    <message>
        <source>Two genes are called `%1`.</source>
        <translation>Zwei Gene heißen `%1`.</translation>
    </message>
    <message>
        <source>A gene of the whole net has no layers.</source>
        <translation>Ein Gen des ganzen Netzes hat keine Schichten.</translation>
    </message>
    <message>
        <source>A gene of each layer names the gene of the whole net that holds the depth.</source>
        <translation>Ein Gen jeder Schicht nennt das Gen des ganzen Netzes, das die Tiefe enthält.</translation>
    </message>
    <message>
        <source>The depth gene `%1` has to come first.</source>
        <translation>Das Gen der Tiefe, `%1`, muss davor stehen.</translation>
    </message>
    <message>
        <source>There is no layer %1 (layers count from 0).</source>
        <translation>Eine Schicht %1 gibt es nicht (gezählt wird ab 0).</translation>
    </message>
    <message>
        <source>This is a gene of the whole net.</source>
        <translation>Dies ist ein Gen des ganzen Netzes.</translation>
    </message>
    <message>
        <source>This is a gene of each layer; its depth is `%1`.</source>
        <translation>Dies ist ein Gen jeder Schicht; seine Tiefe ist `%1`.</translation>
    </message>
    <message>
        <source>There is no family `%1`: this version knows `translation`.</source>
        <translation>Eine Familie `%1` gibt es nicht: Diese Version kennt `translation`.</translation>
    </message>
    <message>
        <source>The search space `%1` is of the family `%2`, not of encoder-decoder translation nets.</source>
        <translation>Der Suchraum `%1` gehört zur Familie `%2`, nicht zu den Übersetzungsnetzen aus Encoder und Decoder.</translation>
    </message>
    <message>
        <source>So many samples cannot be drawn: %1.</source>
        <translation>So viele Proben lassen sich nicht ziehen: %1.</translation>
    </message>
    <message>
        <source>Ask for 1 to %1.</source>
        <translation>Verlangen Sie 1 bis %1.</translation>
    </message>
    <message>
        <source>The request names no architecture.</source>
        <translation>Die Anfrage nennt keine Architektur.</translation>
    </message>
    <message>
        <source>Give `architecture`: an object, an id, &quot;smallest&quot; or &quot;largest&quot;.</source>
        <translation>Geben Sie `architecture` an: ein Objekt, eine Kennung, &quot;smallest&quot; oder &quot;largest&quot;.</translation>
    </message>
    <message>
        <source>The search space.%1</source>
        <translation>Suchraum.%1</translation>
    </message>
    <message>
        <source>The sampling `%1` is unknown.</source>
        <translation>Die Auswahl `%1` ist unbekannt.</translation>
    </message>
    <message>
        <source>Use uniform or sandwich.</source>
        <translation>Nehmen Sie uniform oder sandwich.</translation>
    </message>
    <message>
        <source>The gradient surgery `%1` is unknown.</source>
        <translation>Das Ordnen der Gradienten `%1` ist unbekannt.</translation>
    </message>
    <message>
        <source>Use none, nasvit or pcgrad.</source>
        <translation>Nehmen Sie none, nasvit oder pcgrad.</translation>
    </message>
    <message>
        <source>Attentive sampling of `%1` is unknown.</source>
        <translation>Die aufmerksame Auswahl `%1` ist unbekannt.</translation>
    </message>
    <message>
        <source>Use none, best or worst.</source>
        <translation>Nehmen Sie none, best oder worst.</translation>
    </message>
    <message>
        <source>The schedule `%1` is unknown.</source>
        <translation>Der Verlauf `%1` der Lernrate ist unbekannt.</translation>
    </message>
    <message>
        <source>Use cosine or inverse-sqrt.</source>
        <translation>Nehmen Sie cosine oder inverse-sqrt.</translation>
    </message>
    <message>
        <source>The training setting `%1` has the wrong type.</source>
        <translation>Die Trainingseinstellung `%1` ist von falscher Art.</translation>
    </message>
    <message>
        <source>Train at least one step, or for some minutes.</source>
        <translation>Trainieren Sie mindestens einen Schritt oder einige Minuten.</translation>
    </message>
    <message>
        <source>A duration is not negative.</source>
        <translation>Eine Dauer ist nicht negativ.</translation>
    </message>
    <message>
        <source>A count is not negative.</source>
        <translation>Eine Anzahl ist nicht negativ.</translation>
    </message>
    <message>
        <source>Only one of minutes, tokens and FLOPs can end a run.</source>
        <translation>Nur eines von Minuten, Token und FLOPs kann einen Lauf beenden.</translation>
    </message>
    <message>
        <source>A batch holds at least 16 tokens.</source>
        <translation>Ein Stapel enthält mindestens 16 Token.</translation>
    </message>
    <message>
        <source>The choice is among at least one architecture.</source>
        <translation>Gewählt wird unter mindestens einer Architektur.</translation>
    </message>
    <message>
        <source>A share of the loss lies between 0 and 1.</source>
        <translation>Ein Anteil am Verlust liegt zwischen 0 und 1.</translation>
    </message>
    <message>
        <source>A share of the run lies between 0 and 1.</source>
        <translation>Ein Anteil am Lauf liegt zwischen 0 und 1.</translation>
    </message>
    <message>
        <source>Only the subnets of a sandwich learn from its largest one.</source>
        <translation>Nur die Teilnetze eines Sandwichs lernen von seinem größten.</translation>
    </message>
    <message>
        <source>Only a sandwich has several gradients to project.</source>
        <translation>Nur ein Sandwich hat mehrere Gradienten zu ordnen.</translation>
    </message>
    <message>
        <source>Only the parts of the policy partition can share weights until they are split.</source>
        <translation>Nur die Teile der Teilung „partition“ können Gewichte teilen, bis sie getrennt werden.</translation>
    </message>
    <message>
        <source>A stage names genes, or GENE:N for the N largest of its choices.</source>
        <translation>Eine Stufe nennt Gene, oder GEN:N für die N größten seiner Werte.</translation>
    </message>
    <message>
        <source>A learning rate is positive.</source>
        <translation>Eine Lernrate ist größer als 0.</translation>
    </message>
    <message>
        <source>Adam&apos;s betas lie between 0 and 1.</source>
        <translation>Adams Betas liegen zwischen 0 und 1.</translation>
    </message>
    <message>
        <source>Adam&apos;s epsilon is positive.</source>
        <translation>Adams Epsilon ist größer als 0.</translation>
    </message>
    <message>
        <source>A norm is not negative; 0 means no clipping.</source>
        <translation>Eine Norm ist nicht negativ; 0 heißt, dass nicht gekappt wird.</translation>
    </message>
    <message>
        <source>Label smoothing lies between 0 and 1.</source>
        <translation>Die Label-Glättung liegt zwischen 0 und 1.</translation>
    </message>
    <message>
        <source>Dropout lies between 0 and 1.</source>
        <translation>Dropout liegt zwischen 0 und 1.</translation>
    </message>
    <message>
        <source>Training settings have no `space`.</source>
        <translation>Den Trainingseinstellungen fehlt `space`.</translation>
    </message>
    <message>
        <source>The sharing policy&apos;s `%1` is `%2`.</source>
        <translation>`%1` der Teilung ist `%2`.</translation>
    </message>
    <message>
        <source>Use one of %1.</source>
        <translation>Nehmen Sie eines von %1.</translation>
    </message>
    <message>
        <source>The sharing policy&apos;s `%1` has the wrong type.</source>
        <translation>`%1` der Teilung ist von falscher Art.</translation>
    </message>
    <message>
        <source>The sharing policy is not a JSON object.</source>
        <translation>Die Teilung ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>The sharing policy&apos;s `%1` is wrong.</source>
        <translation>`%1` der Teilung ist falsch.</translation>
    </message>
    <message>
        <source>Plain sharing has one expert: choose network, layer or neuron to mix several.</source>
        <translation>Die einfache Teilung hat einen Experten: Um mehrere zu mischen, wählen Sie network, layer oder neuron.</translation>
    </message>
    <message>
        <source>Only the policy partition cuts the space.</source>
        <translation>Nur die Teilung „partition“ teilt den Raum.</translation>
    </message>
    <message>
        <source>The parts of a partition share no tensor: leave the routed matrices away, or name everything.</source>
        <translation>Die Teile einer Partition haben keinen Tensor gemeinsam: Lassen Sie die Matrizen mit Router weg, oder nennen Sie alles.</translation>
    </message>
    <message>
        <source>Choose ffn, attention or all: only a partition has embeddings and norms of its parts.</source>
        <translation>Wählen Sie ffn, attention oder all: Nur eine Partition hat Einbettungen und Normen für ihre Teile.</translation>
    </message>
    <message>
        <source>A hypernetwork has no experts to copy.</source>
        <translation>Ein Hypernetz hat keine Experten zu kopieren.</translation>
    </message>
    <message>
        <source>Only routers that read the architecture can be blind.</source>
        <translation>Nur Router, die die Architektur lesen, können blind sein.</translation>
    </message>
    <message>
        <source>Plain sharing has no routers, but %1 has several experts.</source>
        <translation>Die einfache Teilung hat keine Router, aber %1 hat mehrere Experten.</translation>
    </message>
    <message>
        <source>A supernet cannot be built: `%1` is wrong.</source>
        <translation>Ein Supernetz lässt sich nicht bauen: `%1` ist falsch.</translation>
    </message>
    <message>
        <source>Prepare the data first: a vocabulary has more than the four special tokens.</source>
        <translation>Bereiten Sie zuerst die Daten vor: Ein Vokabular hat mehr als die vier besonderen Token.</translation>
    </message>
    <message>
        <source>This build computes on the processor: use --device cpu.</source>
        <translation>Dieses Programm rechnet auf dem Prozessor: Nehmen Sie --device cpu.</translation>
    </message>
    <message>
        <source>This build computes on the processor; it has no device `%1`.</source>
        <translation>Dieses Programm rechnet auf dem Prozessor; ein Gerät `%1` hat es nicht.</translation>
    </message>
    <message>
        <source>Use --device cpu.</source>
        <translation>Nehmen Sie --device cpu.</translation>
    </message>
    <message>
        <source>Use float32, bfloat16 or float64.</source>
        <translation>Nehmen Sie float32, bfloat16 oder float64.</translation>
    </message>
    <message>
        <source>This processor has no bfloat16 products (AVX512-BF16): use float32.</source>
        <translation>Dieser Prozessor rechnet keine Produkte in bfloat16 (AVX512-BF16): Nehmen Sie float32.</translation>
    </message>
    <message>
        <source>A net whose tokens choose their experts has no dense form.</source>
        <translation>Ein Netz, dessen Token ihre Experten wählen, hat keine dichte Form.</translation>
    </message>
    <message>
        <source>It is a baseline that is trained and scored by itself: it is neither searched, timed nor exported.</source>
        <translation>Es dient dem Vergleich und wird für sich trainiert und bewertet: Es wird weder durchsucht noch gemessen noch exportiert.</translation>
    </message>
    <message>
        <source>A net that has experts or parts cannot start from a collapsed subnet.</source>
        <translation>Ein Netz mit Experten oder Teilen kann nicht von einem herausgelösten Teilnetz ausgehen.</translation>
    </message>
    <message>
        <source>Use plain sharing.</source>
        <translation>Nehmen Sie die einfache Teilung.</translation>
    </message>
    <message>
        <source>The subnet has other sizes or another vocabulary than the net that is to start from it.</source>
        <translation>Das Teilnetz hat andere Größen oder ein anderes Vokabular als das Netz, das von ihm ausgehen soll.</translation>
    </message>
    <message>
        <source>Use the data that the supernet was trained on.</source>
        <translation>Nehmen Sie die Daten, auf denen das Supernetz trainiert wurde.</translation>
    </message>
    <message>
        <source>The subnet&apos;s tensor `%1` has other sizes than the net that is to start from it.</source>
        <translation>Der Tensor `%1` des Teilnetzes hat andere Größen als das Netz, das von ihm ausgehen soll.</translation>
    </message>
    <message>
        <source>A net whose tokens choose their experts translates greedily.</source>
        <translation>Ein Netz, dessen Token ihre Experten wählen, übersetzt gierig.</translation>
    </message>
    <message>
        <source>Use a beam of 1.</source>
        <translation>Nehmen Sie Beam 1.</translation>
    </message>
    <message>
        <source>A sentence has more than %1 tokens.</source>
        <translation>Ein Satz hat mehr als %1 Token.</translation>
    </message>
    <message>
        <source>Prepare the data with a lower length limit.</source>
        <translation>Bereiten Sie die Daten mit einer niedrigeren Grenze der Länge vor.</translation>
    </message>
    <message>
        <source>%1: the tensor `%2` has other sizes than the supernet&apos;s.</source>
        <translation>%1: Der Tensor `%2` hat andere Größen als der des Supernetzes.</translation>
    </message>
    <message>
        <source>The checkpoint belongs to another space or policy.</source>
        <translation>Der Checkpoint gehört zu einem anderen Raum oder einer anderen Teilung.</translation>
    </message>
    <message>
        <source>Cannot put the checkpoint in place at %1: %2.</source>
        <translation>Der Checkpoint ließ sich nicht an seinen Platz %1 bringen: %2.</translation>
    </message>
    <message>
        <source>Cannot make the folder %1: %2.</source>
        <translation>Der Ordner %1 ließ sich nicht anlegen: %2.</translation>
    </message>
    <message>
        <source>%1 does not match the checksum that was written with it.</source>
        <translation>%1 passt nicht zur Prüfsumme, die dazu geschrieben wurde.</translation>
    </message>
    <message>
        <source>Resume from an earlier checkpoint: `supernet train --resume RUN@STEP`.</source>
        <translation>Setzen Sie bei einem früheren Checkpoint fort: `supernet train --resume LAUF@SCHRITT`.</translation>
    </message>
    <message>
        <source>The run `%1` cannot go back to step %2, since others stand on what it saved later: %3.</source>
        <translation>Der Lauf `%1` kann nicht zu Schritt %2 zurückgehen, denn auf dem, was er später gespeichert hat, bauen andere auf: %3.</translation>
    </message>
    <message>
        <source>Branch instead, which leaves it as it is: `supernet train --from %1@%2`.</source>
        <translation>Zweigen Sie stattdessen ab, das lässt ihn, wie er ist: `supernet train --from %1@%2`.</translation>
    </message>
    <message>
        <source>The checkpoint %1 could not be moved: %2.</source>
        <translation>Der Checkpoint %1 ließ sich nicht verschieben: %2.</translation>
    </message>
    <message>
        <source>There is no whole checkpoint in %1: %2 is missing.</source>
        <translation>In %1 ist kein vollständiger Checkpoint: %2 fehlt.</translation>
    </message>
    <message>
        <source>%1 is damaged.</source>
        <translation>%1 ist beschädigt.</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of the program.</source>
        <translation>Eine neuere Version des Programms hat %1 geschrieben.</translation>
    </message>
    <message>
        <source>Update the program.</source>
        <translation>Erneuern Sie das Programm.</translation>
    </message>
    <message>
        <source>NASViT&apos;s projection is of two gradients, not of %1.</source>
        <translation>NASViTs Ordnen gilt zwei Gradienten, nicht %1.</translation>
    </message>
    <message>
        <source>The data of %1 have changed: its place in them is gone.</source>
        <translation>Die Daten von %1 haben sich geändert: Seine Stelle in ihnen ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Prepare the data as they were, or start a new run.</source>
        <translation>Bereiten Sie die Daten vor, wie sie waren, oder beginnen Sie einen neuen Lauf.</translation>
    </message>
    <message>
        <source>Weights are inherited before the first step, not after step %1.</source>
        <translation>Gewichte werden vor dem ersten Schritt geerbt, nicht nach Schritt %1.</translation>
    </message>
    <message>
        <source>The run `%1` does not say which checkpoint it branches from.</source>
        <translation>Der Lauf `%1` sagt nicht, von welchem Checkpoint er abzweigt.</translation>
    </message>
    <message>
        <source>A branch keeps the space, the sharing, the batches and the alternation of the run that it comes from.</source>
        <translation>Ein Zweig behält Raum, Teilung, Stapel und Abwechslung des Laufs, von dem er kommt.</translation>
    </message>
    <message>
        <source>A branch keeps the %1 of the run that it comes from.</source>
        <translation>Ein Zweig behält --%1 des Laufs, von dem er kommt.</translation>
    </message>
    <message>
        <source>Change other settings, or start a new run.</source>
        <translation>Ändern Sie andere Einstellungen, oder beginnen Sie einen neuen Lauf.</translation>
    </message>
    <message>
        <source>The run `%1` trained no supernet, so nothing branches from it.</source>
        <translation>Der Lauf `%1` hat kein Supernetz trainiert, also zweigt nichts von ihm ab.</translation>
    </message>
    <message>
        <source>The run `%1` does not say which supernet it belongs to.</source>
        <translation>Der Lauf `%1` sagt nicht, zu welchem Supernetz er gehört.</translation>
    </message>
    <message>
        <source>The project has no retraining run `%1`.</source>
        <translation>Das Projekt hat keinen Lauf `%1`, der nachtrainiert.</translation>
    </message>
    <message>
        <source>The project has no training run `%1`.</source>
        <translation>Das Projekt hat keinen Trainingslauf `%1`.</translation>
    </message>
    <message>
        <source>List its runs with `supernet project runs`.</source>
        <translation>`supernet project runs` führt seine Läufe auf.</translation>
    </message>
    <message>
        <source>`%1` is no training step.</source>
        <translation>`%1` ist kein Trainingsschritt.</translation>
    </message>
    <message>
        <source>Write RUN@STEP, for example neuron-1@500.</source>
        <translation>Schreiben Sie LAUF@SCHRITT, zum Beispiel neuron-1@500.</translation>
    </message>
    <message>
        <source>There are: %1.</source>
        <translation>Es gibt: %1.</translation>
    </message>
    <message>
        <source>The training run `%1` has no checkpoint of step %2.</source>
        <translation>Der Trainingslauf `%1` hat keinen Checkpoint von Schritt %2.</translation>
    </message>
    <message>
        <source>%1 is no JSON object.</source>
        <translation>%1 ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>Write one architecture a line.</source>
        <translation>Schreiben Sie eine Architektur je Zeile.</translation>
    </message>
    <message>
        <source>%1 holds no architecture.</source>
        <translation>%1 enthält keine Architektur.</translation>
    </message>
    <message>
        <source>`%1` is neither an architecture&apos;s id in this project nor a file.</source>
        <translation>`%1` ist weder die Kennung einer Architektur dieses Projekts noch eine Datei.</translation>
    </message>
    <message>
        <source>Use smallest, largest, an id that `supernet front` shows, or a file.</source>
        <translation>Nehmen Sie smallest, largest, eine Kennung, die `supernet front` zeigt, oder eine Datei.</translation>
    </message>
    <message>
        <source>Several architectures begin with `%1`.</source>
        <translation>Mehrere Architekturen beginnen mit `%1`.</translation>
    </message>
    <message>
        <source>Write more of the id.</source>
        <translation>Schreiben Sie mehr von der Kennung.</translation>
    </message>
    <message>
        <source>`%1` is not one of the choices.</source>
        <translation>`%1` steht nicht zur Wahl.</translation>
    </message>
    <message>
        <source>Leave %1 away, or start a new run without --from.</source>
        <translation>Lassen Sie %1 weg, oder beginnen Sie einen neuen Lauf ohne --from.</translation>
    </message>
    <message>
        <source>A hypernetwork of width %1 keeps %2 weights for the matrices that it writes</source>
        <translation>Ein Hypernetz der Breite %1 hält %2 Gewichte für die Matrizen, die es schreibt</translation>
    </message>
    <message>
        <source>A partition of %1 parts keeps %2 weights</source>
        <translation>Eine Teilung in %1 Teile hält %2 Gewichte</translation>
    </message>
    <message>
        <source>%1: %2 with their gradients and moments, of %3 that this machine has.</source>
        <translation>%1: %2 mit Gradienten und Momenten, von %3, die dieser Rechner hat.</translation>
    </message>
    <message>
        <source>Choose a smaller --router-width, fewer routed matrices or a smaller space.</source>
        <translation>Wählen Sie weniger verborgene Einheiten (--router-width), weniger Matrizen mit Router oder einen kleineren Raum.</translation>
    </message>
    <message>
        <source>The project has no search run `%1`.</source>
        <translation>Das Projekt hat keinen Suchlauf `%1`.</translation>
    </message>
    <message>
        <source>%1 has %2 cells, its heading %3.</source>
        <translation>%1 hat %2 Zellen, die Kopfzeile %3.</translation>
    </message>
    <message>
        <source>Ranks of %1 and %2 values cannot be compared.</source>
        <translation>Ränge von %1 und %2 Werten lassen sich nicht vergleichen.</translation>
    </message>
    <message>
        <source>A net cannot start from `%1`.</source>
        <translation>Ein Netz kann nicht von `%1` ausgehen.</translation>
    </message>
    <message>
        <source>Use inherited or scratch.</source>
        <translation>Nehmen Sie inherited oder scratch.</translation>
    </message>
    <message>
        <source>The search knows no latencies of the device %1.</source>
        <translation>Die Suche kennt keine Latenzen des Geräts %1.</translation>
    </message>
    <message>
        <source>The steering command lacks `%1`.</source>
        <translation>Dem Befehl zum Lenken fehlt `%1`.</translation>
    </message>
    <message>
        <source>A steering command takes the name of a gene and a whole number as its value.</source>
        <translation>Ein Befehl zum Lenken nimmt den Namen eines Gens und eine ganze Zahl als dessen Wert.</translation>
    </message>
    <message>
        <source>Gene `%1` has no layer %2.</source>
        <translation>Das Gen `%1` hat keine Schicht %2.</translation>
    </message>
    <message>
        <source>The region gives gene `%1` another number of layers than it has.</source>
        <translation>Das Gebiet gibt dem Gen `%1` eine andere Zahl von Schichten, als es hat.</translation>
    </message>
    <message>
        <source>The region has no choice, or one that is not offered, for gene `%1`.</source>
        <translation>Das Gebiet hat für das Gen `%1` keinen Wert oder einen, der nicht angeboten wird.</translation>
    </message>
    <message>
        <source>A region has `from_ms`, `to_ms`, `candidates` and `choices`.</source>
        <translation>Ein Gebiet hat `from_ms`, `to_ms`, `candidates` und `choices`.</translation>
    </message>
    <message>
        <source>A search has no command `%1`.</source>
        <translation>Eine Suche hat keinen Befehl `%1`.</translation>
    </message>
    <message>
        <source>There is no search algorithm `%1`.</source>
        <translation>Ein Suchverfahren `%1` gibt es nicht.</translation>
    </message>
    <message>
        <source>Use nsga2, evolution or random.</source>
        <translation>Nehmen Sie nsga2, evolution oder random.</translation>
    </message>
    <message>
        <source>A search needs a population of at least 2 and at least one generation.</source>
        <translation>Eine Suche braucht eine Population von mindestens 2 und mindestens eine Generation.</translation>
    </message>
    <message>
        <source>Evolution needs at least one parent and one offspring a generation.</source>
        <translation>Die Evolution braucht je Generation mindestens einen Elternteil und einen Nachkommen.</translation>
    </message>
    <message>
        <source>The mutation probability lies above 0 and at most at 1.</source>
        <translation>Die Wahrscheinlichkeit einer Mutation liegt über 0 und höchstens bei 1.</translation>
    </message>
    <message>
        <source>The search settings cannot be read: %1.</source>
        <translation>Die Einstellungen der Suche sind nicht lesbar: %1.</translation>
    </message>
    <message>
        <source>No architecture of the space `%1` was found that keeps under all limits at once; the closest takes %2.</source>
        <translation>Im Raum `%1` wurde keine Architektur gefunden, die unter allen Grenzen zugleich bleibt; die nächste braucht %2.</translation>
    </message>
    <message>
        <source>A tournament has at least one contestant.</source>
        <translation>Ein Turnier hat mindestens einen Teilnehmer.</translation>
    </message>
    <message>
        <source>A budget of %1 steps does not train %2 contestants in %3 rounds.</source>
        <translation>Ein Budget von %1 Schritten trainiert keine %2 Teilnehmer in %3 Runden.</translation>
    </message>
    <message>
        <source>Give at least %1 steps, or fewer contestants.</source>
        <translation>Geben Sie mindestens %1 Schritte, oder nehmen Sie weniger Teilnehmer.</translation>
    </message>
    <message>
        <source>A tournament needs at least one pick.</source>
        <translation>Ein Turnier braucht mindestens eine Auswahl.</translation>
    </message>
    <message>
        <source>The latency predictor of the device `%1` is made for the space `%2`, which does not offer all that the supernet&apos;s does, `%3`.</source>
        <translation>Der Vorhersager der Latenz des Geräts `%1` ist für den Raum `%2` gemacht, der nicht alles anbietet, was der des Supernetzes anbietet, `%3`.</translation>
    </message>
    <message>
        <source>Run `supernet predictor` for this supernet.</source>
        <translation>Führen Sie `supernet predictor` für dieses Supernetz aus.</translation>
    </message>
    <message>
        <source>BLEU needs at least one validation sentence.</source>
        <translation>BLEU braucht mindestens einen Validierungssatz.</translation>
    </message>
    <message>
        <source>The validation loss of the architecture %1 is not a number.</source>
        <translation>Der Validierungsverlust der Architektur %1 ist keine Zahl.</translation>
    </message>
    <message>
        <source>The supernet has diverged: search an earlier checkpoint, or train again at a lower rate.</source>
        <translation>Das Supernetz ist entgleist: Suchen Sie in einem früheren Checkpoint, oder trainieren Sie noch einmal mit niedrigerer Lernrate.</translation>
    </message>
    <message>
        <source>There is no fitness `%1`.</source>
        <translation>Ein Maß der Güte `%1` gibt es nicht.</translation>
    </message>
    <message>
        <source>`%1` is not a gene and a choice.</source>
        <translation>`%1` ist nicht ein Gen und ein Wert.</translation>
    </message>
    <message>
        <source>Write GENE=VALUE or GENE@LAYER=VALUE.</source>
        <translation>Schreiben Sie GEN=WERT oder GEN@SCHICHT=WERT.</translation>
    </message>
    <message>
        <source>`%1` is no latency limit.</source>
        <translation>`%1` ist keine Grenze der Latenz.</translation>
    </message>
    <message>
        <source>Write MS or DEVICE=MS, for example 12 or pi4=300.</source>
        <translation>Schreiben Sie MS oder GERÄT=MS, zum Beispiel 12 oder pi4=300.</translation>
    </message>
    <message>
        <source>it holds no predictor</source>
        <translation>Sie enthält keinen Vorhersager</translation>
    </message>
    <message>
        <source>a newer version of the program made it</source>
        <translation>Eine neuere Version des Programms hat sie gemacht</translation>
    </message>
    <message>
        <source>`%1` is no matrix</source>
        <translation>`%1` ist keine Matrix</translation>
    </message>
    <message>
        <source>The tensor `%1` is %2 instead of F32.</source>
        <translation>Der Tensor `%1` ist %2 statt F32.</translation>
    </message>
    <message>
        <source>The layers of a latency predictor do not fit each other.</source>
        <translation>Die Schichten eines Vorhersagers der Latenz passen nicht zueinander.</translation>
    </message>
    <message>
        <source>A latency predictor ends in one number.</source>
        <translation>Ein Vorhersager der Latenz endet in einer Zahl.</translation>
    </message>
    <message>
        <source>The latency predictor %1 cannot be used: %2</source>
        <translation>Der Vorhersager der Latenz %1 ist nicht zu gebrauchen: %2</translation>
    </message>
    <message>
        <source>Make it anew with `supernet predictor`.</source>
        <translation>Machen Sie ihn neu mit `supernet predictor`.</translation>
    </message>
    <message>
        <source>The project %1 has no latency predictor for the device profile `%2`.</source>
        <translation>Das Projekt %1 hat keinen Vorhersager der Latenz für das Geräteprofil `%2`.</translation>
    </message>
    <message>
        <source>Run `supernet predictor --profile %1` once its latencies are measured or imported.</source>
        <translation>Führen Sie `supernet predictor --profile %1` aus, sobald seine Latenzen gemessen oder eingelesen sind.</translation>
    </message>
    <message>
        <source>A latency predictor learns from at least %1 measured architectures; there are %2.</source>
        <translation>Ein Vorhersager der Latenz lernt aus mindestens %1 gemessenen Architekturen; es gibt %2.</translation>
    </message>
    <message>
        <source>Measure more with `supernet latency --architectures N`.</source>
        <translation>Messen Sie mehr mit `supernet latency --architectures N`.</translation>
    </message>
    <message>
        <source>There is no runtime `%1` to measure.</source>
        <translation>Eine Laufzeit `%1`, die zu messen wäre, gibt es nicht.</translation>
    </message>
    <message>
        <source>Runtimes are %1.</source>
        <translation>Laufzeiten sind %1.</translation>
    </message>
    <message>
        <source>The runtime `%1` is not installed for `%2`: %3.</source>
        <translation>Die Laufzeit `%1` ist für `%2` nicht installiert: %3.</translation>
    </message>
    <message>
        <source>Install it with `%1 -m pip install numpy %2`, or name a Python that has it with --python or $SUPERNET_PYTHON.</source>
        <translation>Installieren Sie sie mit `%1 -m pip install numpy %2`, oder nennen Sie mit --python oder $SUPERNET_PYTHON ein Python, das sie hat.</translation>
    </message>
    <message>
        <source>The subnet %1 cannot be measured in %2: %3</source>
        <translation>Das Teilnetz %1 lässt sich in %2 nicht messen: %3</translation>
    </message>
    <message>
        <source>Leave it out.</source>
        <translation>Lassen Sie es weg.</translation>
    </message>
    <message>
        <source>`%1` cannot name a device profile.</source>
        <translation>`%1` kann kein Geräteprofil benennen.</translation>
    </message>
    <message>
        <source>Use letters, digits, `-`, `_` and `.`, for example pi4 or xeon-onnxruntime.</source>
        <translation>Nehmen Sie Buchstaben, Ziffern, `-`, `_` und `.`, zum Beispiel pi4 oder xeon-onnxruntime.</translation>
    </message>
    <message>
        <source>A timed generation came out at the wrong length.</source>
        <translation>Eine gemessene Übersetzung kam in falscher Länge heraus.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Die Datei ist nicht lesbar.</translation>
    </message>
    <message>
        <source>`%1` is no latency.</source>
        <translation>`%1` ist keine Latenz.</translation>
    </message>
    <message>
        <source>`protocol` does not say how it was measured.</source>
        <translation>`protocol` sagt nicht, wie gemessen wurde.</translation>
    </message>
    <message>
        <source>The measurements name no device profile of their own.</source>
        <translation>Die Messungen nennen kein eigenes Geräteprofil.</translation>
    </message>
    <message>
        <source>Name the device with --profile NAME.</source>
        <translation>Nennen Sie das Gerät mit --profile NAME.</translation>
    </message>
    <message>
        <source>It is of another format, or a newer version of the program made it.</source>
        <translation>Sie hat ein anderes Format, oder eine neuere Version des Programms hat sie gemacht.</translation>
    </message>
    <message>
        <source>it is of another format, or a newer version of the program made it.</source>
        <translation>Er hat ein anderes Format, oder eine neuere Version des Programms hat ihn gemacht.</translation>
    </message>
    <message>
        <source>There are no measurements in it.</source>
        <translation>Es sind keine Messungen darin.</translation>
    </message>
    <message>
        <source>The measurements %1 cannot be taken in. %2</source>
        <translation>Die Messungen %1 lassen sich nicht einlesen. %2</translation>
    </message>
    <message>
        <source>The measurements %1 cannot be taken in: %2.</source>
        <translation>Die Messungen %1 lassen sich nicht einlesen: %2.</translation>
    </message>
    <message>
        <source>Measure again with the plan&apos;s `measure`.</source>
        <translation>Messen Sie noch einmal mit dem `measure` des Plans.</translation>
    </message>
    <message>
        <source>Architectures, repetitions, lengths and beams to measure are numbers from 1 on.</source>
        <translation>Architekturen, Wiederholungen, Längen und Beams, die zu messen sind, sind Zahlen ab 1.</translation>
    </message>
    <message>
        <source>The vocabulary has a size from 5 on.</source>
        <translation>Das Vokabular hat eine Größe ab 5.</translation>
    </message>
    <message>
        <source>The settings of the latency job cannot be read: %1.</source>
        <translation>Die Einstellungen der Messung sind nicht lesbar: %1.</translation>
    </message>
    <message>
        <source>The program cannot be copied to %1: %2.</source>
        <translation>Das Programm lässt sich nicht nach %1 kopieren: %2.</translation>
    </message>
    <message>
        <source>Choose another place, or make room on the disk.</source>
        <translation>Wählen Sie einen anderen Ort, oder schaffen Sie auf der Platte Platz.</translation>
    </message>
    <message>
        <source>The plan %1 cannot be read.</source>
        <translation>Der Plan %1 ist nicht lesbar.</translation>
    </message>
    <message>
        <source>`supernet latency --plan DIR` writes one.</source>
        <translation>`supernet latency --plan ORDNER` schreibt einen.</translation>
    </message>
    <message>
        <source>it names no architectures, vocabulary or space.</source>
        <translation>Er nennt keine Architekturen, kein Vokabular oder keinen Raum.</translation>
    </message>
    <message>
        <source>The plan %1 cannot be used: %2</source>
        <translation>Der Plan %1 ist nicht zu gebrauchen: %2</translation>
    </message>
    <message>
        <source>Write it again with `supernet latency --plan DIR`.</source>
        <translation>Schreiben Sie ihn noch einmal mit `supernet latency --plan ORDNER`.</translation>
    </message>
    <message>
        <source>The project has no measured latencies yet.</source>
        <translation>Das Projekt hat noch keine gemessenen Latenzen.</translation>
    </message>
    <message>
        <source>Run `supernet latency` first.</source>
        <translation>Messen Sie zuerst (`supernet latency`).</translation>
    </message>
    <message>
        <source>The project has no latencies of the device profile `%1` yet.</source>
        <translation>Das Projekt hat noch keine Latenzen des Geräteprofils `%1`.</translation>
    </message>
    <message>
        <source>Take them in with `supernet latency --import`.</source>
        <translation>Lesen Sie sie mit `supernet latency --import` ein.</translation>
    </message>
    <message>
        <source>The latency run `%1` has no measurements.</source>
        <translation>Der Messlauf `%1` hat keine Messungen.</translation>
    </message>
    <message>
        <source>The latency run `%1` has no measurements with a beam of %2.</source>
        <translation>Der Messlauf `%1` hat keine Messungen mit Beam %2.</translation>
    </message>
    <message>
        <source>Measure them with `supernet latency --beam N`.</source>
        <translation>Messen Sie sie mit `supernet latency --beam N`.</translation>
    </message>
    <message>
        <source>The measurements of `%1` tell means over the layers only.</source>
        <translation>Die Messungen von `%1` nennen nur Mittel über die Schichten.</translation>
    </message>
    <message>
        <source>Use the encoding that learns from means: --encoding summary.</source>
        <translation>Nehmen Sie die Kodierung, die aus Mitteln lernt: --encoding summary.</translation>
    </message>
    <message>
        <source>The settings of the predictor job cannot be read: %1.</source>
        <translation>Die Einstellungen des Vorhersagers sind nicht lesbar: %1.</translation>
    </message>
    <message>
        <source>The predictor&apos;s width and steps are numbers from 1 on, its beam is not negative.</source>
        <translation>Breite und Schritte des Vorhersagers sind Zahlen ab 1, sein Beam ist nicht negativ.</translation>
    </message>
    <message>
        <source>Two supernets are compared by at least one run of each and one architecture.</source>
        <translation>Zwei Supernetze werden mit mindestens einem Lauf von jedem und einer Architektur verglichen.</translation>
    </message>
    <message>
        <source>Supernets are compared by the same architectures.</source>
        <translation>Supernetze werden an denselben Architekturen verglichen.</translation>
    </message>
    <message>
        <source>There is no architecture to compute fidelity from.</source>
        <translation>Es gibt keine Architektur, aus der sich die Treue berechnen lässt.</translation>
    </message>
    <message>
        <source>Give the standalone and the inherited score of at least one.</source>
        <translation>Geben Sie für mindestens eine die eigenständige und die geerbte Bewertung an.</translation>
    </message>
    <message>
        <source>Fidelity needs at least one resample and a top of at least one.</source>
        <translation>Die Treue braucht mindestens eine Stichprobe und eine Spitze von mindestens einer Architektur.</translation>
    </message>
    <message>
        <source>Fidelity is computed from at least one architecture.</source>
        <translation>Die Treue wird aus mindestens einer Architektur berechnet.</translation>
    </message>
    <message>
        <source>Give the standalone and the inherited score of the architecture.</source>
        <translation>Geben Sie die eigenständige und die geerbte Bewertung der Architektur an.</translation>
    </message>
    <message>
        <source>The depth is %1, which is no number of layers.</source>
        <translation>Die Tiefe ist %1, und das ist keine Zahl von Schichten.</translation>
    </message>
    <message>
        <source>`%1` is no text.</source>
        <translation>`%1` ist kein Text.</translation>
    </message>
    <message>
        <source>`bleu` has no `standalone`.</source>
        <translation>`bleu` hat kein `standalone`.</translation>
    </message>
    <message>
        <source>Give the score of the architecture trained alone.</source>
        <translation>Geben Sie die Bewertung der allein trainierten Architektur an.</translation>
    </message>
    <message>
        <source>There is no JSON object.</source>
        <translation>Da ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>Write one architecture&apos;s scores a line.</source>
        <translation>Schreiben Sie die Bewertungen einer Architektur je Zeile.</translation>
    </message>
    <message>
        <source>The finished run `%1` has lost its checkpoints.</source>
        <translation>Der fertige Lauf `%1` hat seine Checkpoints verloren.</translation>
    </message>
    <message>
        <source>Train with another --seed, or bring the folder %1 back.</source>
        <translation>Trainieren Sie mit einem anderen Startwert (--seed), oder holen Sie den Ordner %1 zurück.</translation>
    </message>
    <message>
        <source>The pairs&apos; file `%1` cannot be read or is empty.</source>
        <translation>Die Datei der Paare `%1` ist nicht lesbar oder leer.</translation>
    </message>
    <message>
        <source>Line %1 of `%2` cannot be used. %3</source>
        <translation>Zeile %1 von `%2` ist nicht zu gebrauchen. %3</translation>
    </message>
    <message>
        <source>The pairs&apos; file `%1` holds no pair.</source>
        <translation>Die Datei der Paare `%1` enthält kein Paar.</translation>
    </message>
    <message>
        <source>Write a JSON object a line, with `standalone` and `inherited`.</source>
        <translation>Schreiben Sie ein JSON-Objekt je Zeile, mit `standalone` und `inherited`.</translation>
    </message>
    <message>
        <source>There is no split `%1`.</source>
        <translation>Einen Teil `%1` der Daten gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no split `%1` to score.</source>
        <translation>Einen Teil `%1` der Daten, der zu bewerten wäre, gibt es nicht.</translation>
    </message>
    <message>
        <source>Use valid or test.</source>
        <translation>Nehmen Sie valid oder test.</translation>
    </message>
    <message>
        <source>An evaluation needs an architecture and a metric.</source>
        <translation>Eine Bewertung braucht eine Architektur und ein Maß.</translation>
    </message>
    <message>
        <source>The metric `%1` is unknown.</source>
        <translation>Das Maß `%1` ist unbekannt.</translation>
    </message>
    <message>
        <source>Use bleu, chrf, ter or loss.</source>
        <translation>Nehmen Sie bleu, chrf, ter oder loss.</translation>
    </message>
    <message>
        <source>Use bleu, chrf or ter.</source>
        <translation>Nehmen Sie bleu, chrf oder ter.</translation>
    </message>
    <message>
        <source>A beam of %1 cannot be searched.</source>
        <translation>Mit Beam %1 lässt sich nicht übersetzen.</translation>
    </message>
    <message>
        <source>Choose one from 1 to %1.</source>
        <translation>Wählen Sie einen von 1 bis %1.</translation>
    </message>
    <message>
        <source>A number of sentences is not negative.</source>
        <translation>Eine Zahl von Sätzen ist nicht negativ.</translation>
    </message>
    <message>
        <source>0 means all.</source>
        <translation>0 heißt alle.</translation>
    </message>
    <message>
        <source>The evaluation settings cannot be read: %1.</source>
        <translation>Die Einstellungen der Bewertung sind nicht lesbar: %1.</translation>
    </message>
    <message>
        <source>How to score cannot be read: %1.</source>
        <translation>Wie zu bewerten ist, ist nicht lesbar: %1.</translation>
    </message>
    <message>
        <source>Scores of another program need its name and version.</source>
        <translation>Bewertungen eines anderen Programms brauchen dessen Namen und Version.</translation>
    </message>
    <message>
        <source>Give --scorer and --scorer-version, with that of the model, for example COMET and 2.2.4/wmt22-comet-da.</source>
        <translation>Geben Sie --scorer und --scorer-version an, samt der des Modells, zum Beispiel COMET und 2.2.4/wmt22-comet-da.</translation>
    </message>
    <message>
        <source>The program computes `%1` itself.</source>
        <translation>`%1` berechnet das Programm selbst.</translation>
    </message>
    <message>
        <source>Neither a scorer&apos;s name nor its version holds a `|`: it divides signatures.</source>
        <translation>Weder der Name noch die Version eines bewertenden Programms enthält ein `|`: Es trennt Signaturen.</translation>
    </message>
    <message>
        <source>%1 has no score: `%2` is no number.</source>
        <translation>%1 hat keine Bewertung: `%2` ist keine Zahl.</translation>
    </message>
    <message>
        <source>Write ARCHITECTURE, a tab, and the score.</source>
        <translation>Schreiben Sie ARCHITEKTUR, einen Tabulator und die Bewertung.</translation>
    </message>
    <message>
        <source>The scores %1 cannot be read.</source>
        <translation>Die Bewertungen %1 sind nicht lesbar.</translation>
    </message>
    <message>
        <source>%1 has no tab.</source>
        <translation>%1 hat keinen Tabulator.</translation>
    </message>
    <message>
        <source>There is no score in %1.</source>
        <translation>In %1 ist keine Bewertung.</translation>
    </message>
    <message>
        <source>The text and the tokens of the split `%1` in %2 differ in length.</source>
        <translation>Text und Token des Teils `%1` in %2 sind verschieden lang.</translation>
    </message>
    <message>
        <source>The split `%1` in %2 has no sentences.</source>
        <translation>Der Teil `%1` in %2 hat keine Sätze.</translation>
    </message>
    <message>
        <source>Prepare the data with such a split.</source>
        <translation>Bereiten Sie die Daten mit einem solchen Teil vor.</translation>
    </message>
    <message>
        <source>The model has %1 pieces, the project&apos;s tokenizer %2.</source>
        <translation>Das Modell hat %1 Stücke, der Tokenizer des Projekts %2.</translation>
    </message>
    <message>
        <source>The data was prepared anew since the model was trained: use the data of its training.</source>
        <translation>Die Daten wurden neu vorbereitet, seit das Modell trainiert wurde: Nehmen Sie die Daten seines Trainings.</translation>
    </message>
    <message>
        <source>Conflict is not taken together by `%1`.</source>
        <translation>Konflikte werden nicht nach `%1` zusammengefasst.</translation>
    </message>
    <message>
        <source>Use net, group, layer or tensor.</source>
        <translation>Nehmen Sie net, group, layer oder tensor.</translation>
    </message>
    <message>
        <source>A report&apos;s column has the unknown kind `%1`.</source>
        <translation>Eine Spalte des Berichts ist von der unbekannten Art `%1`.</translation>
    </message>
    <message>
        <source>There is no export format `%1`.</source>
        <translation>Ein Exportformat `%1` gibt es nicht.</translation>
    </message>
    <message>
        <source>Formats are %1.</source>
        <translation>Formate sind %1.</translation>
    </message>
    <message>
        <source>This program does not write the format `%1`.</source>
        <translation>Das Format `%1` schreibt dieses Programm nicht.</translation>
    </message>
    <message>
        <source>The folder %1 exists already.</source>
        <translation>Den Ordner %1 gibt es schon.</translation>
    </message>
    <message>
        <source>Name another one.</source>
        <translation>Nennen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen: %2.</translation>
    </message>
    <message>
        <source>The tokenizer has %1 pieces, the model %2.</source>
        <translation>Der Tokenizer hat %1 Stücke, das Modell %2.</translation>
    </message>
    <message>
        <source>Export with the tokenizer that the model was trained with.</source>
        <translation>Exportieren Sie mit dem Tokenizer, mit dem das Modell trainiert wurde.</translation>
    </message>
    <message>
        <source>Tensors of other sizes were to be compared.</source>
        <translation>Tensoren verschiedener Größe sollten verglichen werden.</translation>
    </message>
    <message>
        <source>The tokenizer of the exported model has %1 pieces, the model %2.</source>
        <translation>Der Tokenizer des exportierten Modells hat %1 Stücke, das Modell %2.</translation>
    </message>
    <message>
        <source>The lexicon of %1 is for another vocabulary.</source>
        <translation>Das Lexikon von %1 gilt für ein anderes Vokabular.</translation>
    </message>
    <message>
        <source>Export the model again.</source>
        <translation>Exportieren Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>Line %1 is not valid UTF-8: the bytes at fault are replaced.</source>
        <translation>Zeile %1 ist kein gültiges UTF-8: Die falschen Bytes werden ersetzt.</translation>
    </message>
    <message>
        <source>Line %1 is too long: only its first %2 tokens are translated.</source>
        <translation>Zeile %1 ist zu lang: Nur die ersten %2 Token werden übersetzt.</translation>
    </message>
    <message>
        <source>The translations cannot be written.</source>
        <translation>Die Übersetzungen lassen sich nicht schreiben.</translation>
    </message>
    <message>
        <source>Is the disk full, or the reader gone?</source>
        <translation>Ist die Platte voll, oder liest niemand mehr?</translation>
    </message>
    <message>
        <source>Is this the folder of an exported model?</source>
        <translation>Ist das der Ordner eines exportierten Modells?</translation>
    </message>
    <message>
        <source>The subnet counts positions, or begins sentences, as the program that it comes from: no format says that.</source>
        <translation>Das Teilnetz zählt Stellen oder beginnt Sätze wie das Programm, aus dem es kommt: Kein Format sagt das.</translation>
    </message>
    <message>
        <source>Use the folder that it was imported from.</source>
        <translation>Nehmen Sie den Ordner, aus dem es eingelesen wurde.</translation>
    </message>
    <message>
        <source>It is an export for another runtime (%1).</source>
        <translation>Es ist ein Export für eine andere Laufzeit (%1).</translation>
    </message>
    <message>
        <source>Use one in the format safetensors.</source>
        <translation>Nehmen Sie einen im Format safetensors.</translation>
    </message>
    <message>
        <source>The file %1 was changed after the export.</source>
        <translation>Die Datei %1 wurde nach dem Export verändert.</translation>
    </message>
    <message>
        <source>The exported model %1 cannot be used: %2</source>
        <translation>Das exportierte Modell %1 ist nicht zu gebrauchen: %2</translation>
    </message>
    <message>
        <source>The ONNX library finds fault with the model: %1</source>
        <translation>Die ONNX-Bibliothek beanstandet das Modell: %1</translation>
    </message>
    <message>
        <source>Please report this together with the subnet&apos;s architecture.</source>
        <translation>Bitte melden Sie das mitsamt der Architektur des Teilnetzes.</translation>
    </message>
    <message>
        <source>The model is too large for one ONNX file (2 GB).</source>
        <translation>Das Modell ist zu groß für eine ONNX-Datei (2 GB).</translation>
    </message>
    <message>
        <source>Export it as safetensors.</source>
        <translation>Exportieren Sie es als safetensors.</translation>
    </message>
    <message>
        <source>There are no sentences in %1.</source>
        <translation>In %1 sind keine Sätze.</translation>
    </message>
    <message>
        <source>A connection to Python cannot be made: %1.</source>
        <translation>Eine Verbindung zu Python kommt nicht zustande: %1.</translation>
    </message>
    <message>
        <source>The Python `%1` cannot be run: %2.</source>
        <translation>Das Python `%1` lässt sich nicht ausführen: %2.</translation>
    </message>
    <message>
        <source>Name one with --python or $SUPERNET_PYTHON.</source>
        <translation>Nennen Sie eines mit --python oder $SUPERNET_PYTHON.</translation>
    </message>
    <message>
        <source>Python has ended.</source>
        <translation>Python hat sich beendet.</translation>
    </message>
    <message>
        <source>Python has ended: %1</source>
        <translation>Python hat sich beendet: %1</translation>
    </message>
    <message>
        <source>The program `supernet` was not named.</source>
        <translation>Das Programm `supernet` wurde nicht genannt.</translation>
    </message>
    <message>
        <source>No Python was named.</source>
        <translation>Es wurde kein Python genannt.</translation>
    </message>
    <message>
        <source>There are no sentences.</source>
        <translation>Es gibt keine Sätze.</translation>
    </message>
    <message>
        <source>Its runtime is not installed: %1.</source>
        <translation>Seine Laufzeit ist nicht installiert: %1.</translation>
    </message>
    <message>
        <source>The verification&apos;s result cannot be read.</source>
        <translation>Das Ergebnis der Prüfung ist nicht lesbar.</translation>
    </message>
    <message>
        <source>not verified here. %1</source>
        <translation>hier nicht geprüft. %1</translation>
    </message>
    <message>
        <source>`%1` does not divide `qkv`.</source>
        <translation>`%1` teilt `qkv` nicht.</translation>
    </message>
    <message>
        <source>The file %1 is no JSON: %2.</source>
        <translation>Die Datei %1 ist kein JSON: %2.</translation>
    </message>
    <message>
        <source>It is %1 instead of F32, or of I8 with scales.</source>
        <translation>Er ist %1 statt F32 oder I8 mit Skalen.</translation>
    </message>
    <message>
        <source>Its scales are %1 instead of F32.</source>
        <translation>Seine Skalen sind %1 statt F32.</translation>
    </message>
    <message>
        <source>The tensor `%1` of %2 cannot be used: %3</source>
        <translation>Der Tensor `%1` von %2 ist nicht zu gebrauchen: %3</translation>
    </message>
    <message>
        <source>The exported model differs from the original when it is read back.</source>
        <translation>Das exportierte Modell weicht beim Zurücklesen vom Original ab.</translation>
    </message>
    <message>
        <source>Check the disk.</source>
        <translation>Prüfen Sie die Platte.</translation>
    </message>
    <message>
        <source>The exported model translates differently from the original: %1 of %2 sentences alike, logits differ by up to %3.</source>
        <translation>Das exportierte Modell übersetzt anders als das Original: %1 von %2 Sätzen gleich, Logits weichen um bis zu %3 ab.</translation>
    </message>
    <message>
        <source>Check that the supernet&apos;s weights are all numbers.</source>
        <translation>Prüfen Sie, ob alle Gewichte des Supernetzes Zahlen sind.</translation>
    </message>
    <message>
        <source>It is of another format.</source>
        <translation>Es hat ein anderes Format.</translation>
    </message>
    <message>
        <source>A newer version of the program made it.</source>
        <translation>Eine neuere Version des Programms hat es gemacht.</translation>
    </message>
    <message>
        <source>The program `%1` cannot be run: %2.</source>
        <translation>Das Programm `%1` lässt sich nicht ausführen: %2.</translation>
    </message>
    <message>
        <source>The verification was stopped.</source>
        <translation>Die Prüfung wurde beendet.</translation>
    </message>
    <message>
        <source>The verification failed: %1</source>
        <translation>Die Prüfung scheiterte: %1</translation>
    </message>
    <message>
        <source>The exported TorchScript model computes other logits, by up to %1.</source>
        <translation>Das exportierte TorchScript-Modell berechnet andere Logits, um bis zu %1.</translation>
    </message>
    <message>
        <source>The exported TorchScript model cannot be used: %1</source>
        <translation>Das exportierte TorchScript-Modell ist nicht zu gebrauchen: %1</translation>
    </message>
    <message>
        <source>An export is of one.</source>
        <translation>Exportiert wird eine.</translation>
    </message>
    <message>
        <source>No architecture of the search `%1` keeps under %2 ms.</source>
        <translation>Keine Architektur der Suche `%1` bleibt unter %2 ms.</translation>
    </message>
    <message>
        <source>See `supernet front` for what there is.</source>
        <translation>`supernet front` zeigt, was es gibt.</translation>
    </message>
    <message>
        <source>The text of the validation split has fewer lines than its tokens.</source>
        <translation>Der Text des Validierungsteils hat weniger Zeilen als seine Token.</translation>
    </message>
    <message>
        <source>Leave the format out or pick another subnet.</source>
        <translation>Lassen Sie das Format weg, oder wählen Sie ein anderes Teilnetz.</translation>
    </message>
    <message>
        <source>The settings of the export cannot be read: %1.</source>
        <translation>Die Einstellungen des Exports sind nicht lesbar: %1.</translation>
    </message>
    <message>
        <source>An export needs an architecture, or a latency limit to pick one from a search&apos;s front.</source>
        <translation>Ein Export braucht eine Architektur, oder eine Grenze der Latenz, um eine von der Front einer Suche zu nehmen.</translation>
    </message>
    <message>
        <source>Give --architecture ID, FILE, smallest or largest, or --latency-limit MS.</source>
        <translation>Geben Sie --architecture mit KENNUNG, DATEI, smallest oder largest an, oder --latency-limit MS.</translation>
    </message>
    <message>
        <source>The proof compares at least one sentence.</source>
        <translation>Der Nachweis vergleicht mindestens einen Satz.</translation>
    </message>
    <message>
        <source>A lexicon keeps no negative number of translations.</source>
        <translation>Ein Lexikon behält keine negative Zahl von Übersetzungen.</translation>
    </message>
    <message>
        <source>An export needs a format.</source>
        <translation>Ein Export braucht ein Format.</translation>
    </message>
    <message>
        <source>The format `%1` is named twice.</source>
        <translation>Das Format `%1` ist zweimal genannt.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be copied into the project: %2.</source>
        <translation>Der Ordner %1 lässt sich nicht ins Projekt kopieren: %2.</translation>
    </message>
    <message>
        <source>Make room on the disk.</source>
        <translation>Schaffen Sie auf der Platte Platz.</translation>
    </message>
    <message>
        <source>The export was stopped.</source>
        <translation>Der Export wurde beendet.</translation>
    </message>
    <message>
        <source>No module named &apos;%1&apos;</source>
        <translation>kein Modul namens &apos;%1&apos;</translation>
    </message>
    <message>
        <source>A hypothesis of the greatest length is taken as it stands, here only with its end token&apos;s probability.</source>
        <translation>Eine Hypothese der größten Länge wird genommen, wie sie ist, hier nur mit der Wahrscheinlichkeit ihres Endtokens.</translation>
    </message>
    <message>
        <source>Probabilities are shared out among the tokens that may follow, here among all.</source>
        <translation>Wahrscheinlichkeiten werden auf die Token verteilt, die folgen dürfen, hier auf alle.</translation>
    </message>
    <message>
        <source>A matrix in eight bits and its scales do not fit each other.</source>
        <translation>Eine Matrix in acht Bit und ihre Skalen passen nicht zueinander.</translation>
    </message>
    <message>
        <source>A scale of a matrix in eight bits is no number from 0 on.</source>
        <translation>Eine Skala einer Matrix in acht Bit ist keine Zahl ab 0.</translation>
    </message>
    <message>
        <source>There is no compute type `%1`.</source>
        <translation>Eine Rechenart `%1` gibt es nicht.</translation>
    </message>
    <message>
        <source>Use float32, bfloat16 or int8.</source>
        <translation>Nehmen Sie float32, bfloat16 oder int8.</translation>
    </message>
    <message>
        <source>This processor has no instructions for products in %1: it would be slower than float32.</source>
        <translation>Dieser Prozessor hat keine Befehle für Produkte in %1: Es wäre langsamer als float32.</translation>
    </message>
    <message>
        <source>Use float32.</source>
        <translation>Nehmen Sie float32.</translation>
    </message>
    <message>
        <source>These decoding options make no sense: beam and batch are at least 1, no length is negative.</source>
        <translation>Diese Einstellungen zum Übersetzen ergeben keinen Sinn: Beam und Stapel sind mindestens 1, keine Länge ist negativ.</translation>
    </message>
    <message>
        <source>A token (%1) is outside of the model&apos;s vocabulary of %2.</source>
        <translation>Ein Token (%1) liegt außerhalb des Vokabulars des Modells von %2.</translation>
    </message>
    <message>
        <source>Use the tokenizer that was exported with the model.</source>
        <translation>Nehmen Sie den Tokenizer, der mit dem Modell exportiert wurde.</translation>
    </message>
    <message>
        <source>The model has no tensor `%1`.</source>
        <translation>Das Modell hat keinen Tensor `%1`.</translation>
    </message>
    <message>
        <source>An encoder and a decoder have at least one layer each.</source>
        <translation>Encoder und Decoder haben je mindestens eine Schicht.</translation>
    </message>
    <message>
        <source>Positions are narrower than the model.</source>
        <translation>Die Positionen sind schmaler als das Modell.</translation>
    </message>
    <message>
        <source>The tensor is missing.</source>
        <translation>Der Tensor fehlt.</translation>
    </message>
    <message>
        <source>The tensor is %1 instead of %2.</source>
        <translation>Der Tensor ist %1 statt %2.</translation>
    </message>
    <message>
        <source>The tensor holds fewer values than its sizes say.</source>
        <translation>Der Tensor enthält weniger Werte, als seine Größen sagen.</translation>
    </message>
    <message>
        <source>No sentence begins at that position.</source>
        <translation>An dieser Stelle beginnt kein Satz.</translation>
    </message>
    <message>
        <source>There are tensors that do not belong to a model of this shape.</source>
        <translation>Es gibt Tensoren, die nicht zu einem Modell dieser Form gehören.</translation>
    </message>
    <message>
        <source>The model cannot be used: %1: %2</source>
        <translation>Das Modell ist nicht zu gebrauchen: %1: %2</translation>
    </message>
    <message>
        <source>a matrix product failed</source>
        <translation>Ein Matrixprodukt ist gescheitert</translation>
    </message>
    <message>
        <source>%1 is not a whole safetensors file: %2.</source>
        <translation>%1 ist keine vollständige safetensors-Datei: %2.</translation>
    </message>
    <message>
        <source>Use another checkpoint or export again.</source>
        <translation>Nehmen Sie einen anderen Checkpoint, oder exportieren Sie noch einmal.</translation>
    </message>
    <message>
        <source>Cannot read %1: %2.</source>
        <translation>%1 ist nicht lesbar: %2.</translation>
    </message>
    <message>
        <source>Cannot read %1.</source>
        <translation>%1 ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Cannot map %1 into memory.</source>
        <translation>%1 lässt sich nicht in den Speicher abbilden.</translation>
    </message>
    <message>
        <source>it is shorter than its header&apos;s length</source>
        <translation>Sie ist kürzer als die Länge ihres Kopfes</translation>
    </message>
    <message>
        <source>its header is longer than the file</source>
        <translation>Ihr Kopf ist länger als die Datei</translation>
    </message>
    <message>
        <source>its header is not a JSON object</source>
        <translation>Ihr Kopf ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>its metadata are not an object</source>
        <translation>Ihre Metadaten sind kein Objekt</translation>
    </message>
    <message>
        <source>the entry of `%1` is incomplete</source>
        <translation>Der Eintrag von `%1` ist unvollständig</translation>
    </message>
    <message>
        <source>`%1` lies outside the file</source>
        <translation>`%1` liegt außerhalb der Datei</translation>
    </message>
    <message>
        <source>`%1` has another size than its shape says</source>
        <translation>`%1` hat eine andere Größe, als seine Form sagt</translation>
    </message>
    <message>
        <source>`%1` is not aligned</source>
        <translation>`%1` ist nicht ausgerichtet</translation>
    </message>
    <message>
        <source>`%1` has the unknown type %2</source>
        <translation>`%1` ist von der unbekannten Art %2</translation>
    </message>
    <message>
        <source>`%1` has an impossible shape</source>
        <translation>`%1` hat eine unmögliche Form</translation>
    </message>
    <message>
        <source>%1 has no tensor `%2`.</source>
        <translation>%1 hat keinen Tensor `%2`.</translation>
    </message>
    <message>
        <source>It belongs to another model.</source>
        <translation>Sie gehört zu einem anderen Modell.</translation>
    </message>
    <message>
        <source>SUPERNET_KERNELS asks for kernels that do not run on this processor: %1.</source>
        <translation>SUPERNET_KERNELS verlangt Rechenkerne, die auf diesem Prozessor nicht laufen: %1.</translation>
    </message>
    <message>
        <source>Unset it for the fastest, or take one of: %1.</source>
        <translation>Lassen Sie es für die schnellsten weg, oder nehmen Sie eines von: %1.</translation>
    </message>
    <message>
        <source>No good pair of lines is left of %1 in %2.</source>
        <translation>Von %1 Zeilenpaaren in %2 bleibt kein gutes übrig.</translation>
    </message>
    <message>
        <source>The corpus %1 changed while it was read.</source>
        <translation>Der Text %1 änderte sich, während er gelesen wurde.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Every pair of the corpus is in the validation or test set too, so none is left to train on.</source>
        <translation>Jedes Paar des Textes ist auch in den Validierungs- oder Testdaten, also bleibt keines zum Training.</translation>
    </message>
    <message>
        <source>There is no text to prepare.</source>
        <translation>Es gibt keinen Text vorzubereiten.</translation>
    </message>
    <message>
        <source>Give --source and --target, --tsv or --tmx.</source>
        <translation>Geben Sie --source und --target an, --tsv oder --tmx.</translation>
    </message>
    <message>
        <source>A vocabulary of %1 pieces is not possible.</source>
        <translation>Ein Vokabular von %1 Stücken ist nicht möglich.</translation>
    </message>
    <message>
        <source>Choose between 8 and %1.</source>
        <translation>Wählen Sie zwischen 8 und %1.</translation>
    </message>
    <message>
        <source>There is no tokenizer type `%1`.</source>
        <translation>Eine Tokenizer-Art `%1` gibt es nicht.</translation>
    </message>
    <message>
        <source>Choose `unigram` or `bpe`.</source>
        <translation>Wählen Sie `unigram` oder `bpe`.</translation>
    </message>
    <message>
        <source>The longest line must have at least one character.</source>
        <translation>Die längste Zeile muss mindestens ein Zeichen haben.</translation>
    </message>
    <message>
        <source>The length ratio must be at least 1.</source>
        <translation>Das Verhältnis der Längen muss mindestens 1 sein.</translation>
    </message>
    <message>
        <source>A validation and a test set of at least one pair are needed.</source>
        <translation>Validierungs- und Testdaten von mindestens einem Paar werden gebraucht.</translation>
    </message>
    <message>
        <source>The settings for preparing data cannot be read: %1.</source>
        <translation>Die Einstellungen zum Vorbereiten der Daten sind nicht lesbar: %1.</translation>
    </message>
    <message>
        <source>A lexicon keeps at least one translation, and learns in at least one round from one pair.</source>
        <translation>Ein Lexikon behält mindestens eine Übersetzung und lernt in mindestens einer Runde aus einem Paar.</translation>
    </message>
    <message>
        <source>it is of another format</source>
        <translation>Es hat ein anderes Format</translation>
    </message>
    <message>
        <source>it names tokens that its vocabulary does not have</source>
        <translation>Es nennt Token, die sein Vokabular nicht hat</translation>
    </message>
    <message>
        <source>The lexicon %1 cannot be used: %2.</source>
        <translation>Das Lexikon %1 ist nicht zu gebrauchen: %2.</translation>
    </message>
    <message>
        <source>Export the model again with --vocabulary-selection.</source>
        <translation>Exportieren Sie das Modell noch einmal mit --vocabulary-selection.</translation>
    </message>
    <message>
        <source>Give one of --%1tsv, --%2tmx, or %3.</source>
        <translation>Geben Sie eines von --%1tsv, --%2tmx oder %3 an.</translation>
    </message>
    <message>
        <source>Give both %1.</source>
        <translation>Geben Sie beide an: %1.</translation>
    </message>
    <message>
        <source>Languages are chosen of a translation memory: --%1tmx.</source>
        <translation>Sprachen werden aus einem Übersetzungsspeicher gewählt: --%1tmx.</translation>
    </message>
    <message>
        <source>The text %1 is missing.</source>
        <translation>Der Text %1 fehlt.</translation>
    </message>
    <message>
        <source>Run `supernet prepare` again.</source>
        <translation>Bereiten Sie die Daten noch einmal vor (`supernet prepare`).</translation>
    </message>
    <message>
        <source>The two sides of the %1 split in %2 hold %3 and %4 lines.</source>
        <translation>Die beiden Seiten des Teils %1 in %2 haben %3 und %4 Zeilen.</translation>
    </message>
    <message>
        <source>The two sides of the %1 split in %2 hold %3 and %4 sentences.</source>
        <translation>Die beiden Seiten des Teils %1 in %2 haben %3 und %4 Sätze.</translation>
    </message>
    <message>
        <source>The text file %1 is a folder.</source>
        <translation>Die Textdatei %1 ist ein Ordner.</translation>
    </message>
    <message>
        <source>The text file %1 cannot be read to its end (after line %2): it is cut short.</source>
        <translation>Die Textdatei %1 ist nicht bis zum Ende lesbar (nach Zeile %2): Sie ist abgeschnitten.</translation>
    </message>
    <message>
        <source>The text file %1 cannot be read to its end (after line %2): %3.</source>
        <translation>Die Textdatei %1 ist nicht bis zum Ende lesbar (nach Zeile %2): %3.</translation>
    </message>
    <message>
        <source>Get the file again.</source>
        <translation>Holen Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>there is no translation unit in it.</source>
        <translation>Es ist keine Übersetzungseinheit darin.</translation>
    </message>
    <message>
        <source>Give a TMX file, or two files of lines with --source and --target.</source>
        <translation>Geben Sie eine TMX-Datei an, oder zwei Dateien aus Zeilen mit --source und --target.</translation>
    </message>
    <message>
        <source>a unit or comment has no end within 1 MB.</source>
        <translation>Eine Einheit oder ein Kommentar endet nicht innerhalb von 1 MB.</translation>
    </message>
    <message>
        <source>Is it a TMX file?</source>
        <translation>Ist es eine TMX-Datei?</translation>
    </message>
    <message>
        <source>it ends within a unit, tag or comment.</source>
        <translation>Er endet mitten in einer Einheit, einem Tag oder einem Kommentar.</translation>
    </message>
    <message>
        <source>Mend it, for example with xmllint --recover.</source>
        <translation>Reparieren Sie ihn, zum Beispiel mit xmllint --recover.</translation>
    </message>
    <message>
        <source>The translation memory %1 cannot be read (line %2): %3</source>
        <translation>Der Übersetzungsspeicher %1 ist nicht lesbar (Zeile %2): %3</translation>
    </message>
    <message>
        <source>The token file %1 cannot be opened: %2.</source>
        <translation>Die Tokendatei %1 lässt sich nicht öffnen: %2.</translation>
    </message>
    <message>
        <source>The token file %1 cannot be mapped: %2.</source>
        <translation>Die Tokendatei %1 lässt sich nicht in den Speicher abbilden: %2.</translation>
    </message>
    <message>
        <source>The token file %1 is not a token file of this program.</source>
        <translation>Die Tokendatei %1 ist keine Tokendatei dieses Programms.</translation>
    </message>
    <message>
        <source>The token file %1 has format version %2, which this program does not know.</source>
        <translation>Die Tokendatei %1 hat das Format in Version %2, die dieses Programm nicht kennt.</translation>
    </message>
    <message>
        <source>The token file %1 has a damaged header.</source>
        <translation>Die Tokendatei %1 hat einen beschädigten Kopf.</translation>
    </message>
    <message>
        <source>The token file %1 is cut short or has grown.</source>
        <translation>Die Tokendatei %1 ist abgeschnitten oder gewachsen.</translation>
    </message>
    <message>
        <source>The token file %1 is damaged: its checksum does not fit.</source>
        <translation>Die Tokendatei %1 ist beschädigt: Ihre Prüfsumme passt nicht.</translation>
    </message>
    <message>
        <source>The token file %1 is damaged at sentence %2.</source>
        <translation>Die Tokendatei %1 ist bei Satz %2 beschädigt.</translation>
    </message>
    <message>
        <source>A vocabulary of %1 pieces does not fit %2.</source>
        <translation>Ein Vokabular von %1 Stücken passt nicht in %2.</translation>
    </message>
    <message>
        <source>Token %1 is outside the vocabulary of %2.</source>
        <translation>Token %1 liegt außerhalb des Vokabulars von %2.</translation>
    </message>
    <message>
        <source>Run `supernet prepare`, or give the folder of a whole export.</source>
        <translation>Führen Sie `supernet prepare` aus, oder geben Sie den Ordner eines vollständigen Exports an.</translation>
    </message>
    <message>
        <source>The tokenizer model %1 cannot be read.</source>
        <translation>Das Tokenizer-Modell %1 ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The tokenizer model %1 cannot be read: %2.</source>
        <translation>Das Tokenizer-Modell %1 ist nicht lesbar: %2.</translation>
    </message>
    <message>
        <source>Prepare the project&apos;s data again.</source>
        <translation>Bereiten Sie die Daten des Projekts noch einmal vor.</translation>
    </message>
    <message>
        <source>A sentence could not be cut into pieces: %1.</source>
        <translation>Ein Satz ließ sich nicht in Stücke zerlegen: %1.</translation>
    </message>
    <message>
        <source>Token %1 is outside the tokenizer&apos;s vocabulary of %2 pieces.</source>
        <translation>Token %1 liegt außerhalb des Tokenizer-Vokabulars von %2 Stücken.</translation>
    </message>
    <message>
        <source>Is this the tokenizer that the model was trained with?</source>
        <translation>Ist das der Tokenizer, mit dem das Modell trainiert wurde?</translation>
    </message>
    <message>
        <source>A translation could not be put together from its pieces: %1.</source>
        <translation>Eine Übersetzung ließ sich nicht aus ihren Stücken zusammensetzen: %1.</translation>
    </message>
    <message>
        <source>The tokenizer plugin was not found; looked for %1.</source>
        <translation>Das Tokenizer-Plugin wurde nicht gefunden; gesucht wurde %1.</translation>
    </message>
    <message>
        <source>Install the program whole, or set SUPERNET_PLUGINS to the folder that holds %1.</source>
        <translation>Installieren Sie das Programm vollständig, oder setzen Sie SUPERNET_PLUGINS auf den Ordner, der %1 enthält.</translation>
    </message>
    <message>
        <source>The tokenizer plugin %1 cannot be opened: unknown error.</source>
        <translation>Das Tokenizer-Plugin %1 lässt sich nicht öffnen: unbekannter Fehler.</translation>
    </message>
    <message>
        <source>The tokenizer plugin %1 cannot be opened: %2.</source>
        <translation>Das Tokenizer-Plugin %1 lässt sich nicht öffnen: %2.</translation>
    </message>
    <message>
        <source>Is SentencePiece installed (Debian: libsentencepiece0)?</source>
        <translation>Ist SentencePiece installiert (Debian: libsentencepiece0)?</translation>
    </message>
    <message>
        <source>The tokenizer plugin %1 does not fit this program.</source>
        <translation>Das Tokenizer-Plugin %1 passt nicht zu diesem Programm.</translation>
    </message>
    <message>
        <source>Install program and plugin from the same version.</source>
        <translation>Installieren Sie Programm und Plugin derselben Version.</translation>
    </message>
    <message>
        <source>A vocabulary of %1 pieces is too large for this corpus.</source>
        <translation>Ein Vokabular von %1 Stücken ist zu groß für diesen Text.</translation>
    </message>
    <message>
        <source>A vocabulary of %1 pieces is too small for the characters of this corpus.</source>
        <translation>Ein Vokabular von %1 Stücken ist zu klein für die Zeichen dieses Textes.</translation>
    </message>
    <message>
        <source>The tokenizer could not be trained: %1.</source>
        <translation>Der Tokenizer ließ sich nicht trainieren: %1.</translation>
    </message>
    <message>
        <source>No pipe could be opened: %1.</source>
        <translation>Es ließ sich keine Verbindung öffnen: %1.</translation>
    </message>
    <message>
        <source>There is no text to train a tokenizer on.</source>
        <translation>Es gibt keinen Text, um einen Tokenizer zu trainieren.</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s training could not be started: %1.</source>
        <translation>Das Training des Tokenizers ließ sich nicht starten: %1.</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s training ended before it was done.</source>
        <translation>Das Training des Tokenizers endete, bevor es fertig war.</translation>
    </message>
    <message>
        <source>Was there too little memory? Try a smaller vocabulary or corpus.</source>
        <translation>Reichte der Speicher nicht? Versuchen Sie ein kleineres Vokabular oder weniger Text.</translation>
    </message>
    <message>
        <source>SentencePiece failed for a reason it did not give.</source>
        <translation>SentencePiece scheiterte, ohne einen Grund zu nennen.</translation>
    </message>
    <message>
        <source>A file that this program was reading (the prepared data or a model) was cut short or its disk is gone.%1Nothing that was saved is lost.</source>
        <translation>Eine Datei, die das Programm las (die vorbereiteten Daten oder ein Modell), wurde abgeschnitten, oder ihre Platte ist nicht mehr da.%1Nichts Gesichertes ist verloren.</translation>
    </message>
    <message>
        <source>Put the file back, or prepare the data again, and resume the run.</source>
        <translation>Legen Sie die Datei zurück, oder bereiten Sie die Daten noch einmal vor, und setzen Sie den Lauf fort.</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Weggelassen: %1</translation>
    </message>
    <message>
        <source>%1 for empty source</source>
        <translation>%1 wegen leerer Quelle</translation>
    </message>
    <message>
        <source>%1 for empty target</source>
        <translation>%1 wegen leeren Ziels</translation>
    </message>
    <message>
        <source>%1 for too long</source>
        <translation>%1 wegen der Länge</translation>
    </message>
    <message>
        <source>%1 for lengths too different</source>
        <translation>%1 wegen zu verschiedener Längen</translation>
    </message>
    <message>
        <source>%1 for no second column</source>
        <translation>%1 ohne zweite Spalte</translation>
    </message>
    <message>
        <source>%1 empty source</source>
        <translation>%1 mit leerer Quelle</translation>
    </message>
    <message>
        <source>%1 empty target</source>
        <translation>%1 mit leerem Ziel</translation>
    </message>
    <message>
        <source>%1 too long</source>
        <translation>%1 zu lang</translation>
    </message>
    <message>
        <source>%1 lengths too different</source>
        <translation>%1 mit zu verschiedenen Längen</translation>
    </message>
    <message>
        <source>%1 no second column</source>
        <translation>%1 ohne zweite Spalte</translation>
    </message>
    <message>
        <source>%1 for invalid UTF-8</source>
        <translation>%1 wegen ungültigen UTF-8</translation>
    </message>
    <message>
        <source>%1 invalid UTF-8</source>
        <translation>%1 mit ungültigem UTF-8</translation>
    </message>
    <message>
        <source>Left out: %1.</source>
        <translation>Weggelassen: %1.</translation>
    </message>
    <message>
        <source>There is no job named &quot;%1&quot;.</source>
        <translation>Einen Auftrag namens „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>Jobs are prepare, train, evaluate, latency, predictor, search, export, retrain and fidelity.</source>
        <translation>Aufträge sind prepare, train, evaluate, latency, predictor, search, export, retrain und fidelity.</translation>
    </message>
    <message>
        <source>The project file %1 has version %2, which never was.</source>
        <translation>Die Projektdatei %1 hat Version %2, die es nie gab.</translation>
    </message>
    <message>
        <source>Restore it from a copy.</source>
        <translation>Stellen Sie sie aus einer Kopie wieder her.</translation>
    </message>
    <message>
        <source>The project lies on a network file system, where its store is slower and should be used from one machine only.</source>
        <translation>Das Projekt liegt auf einem Netzlaufwerk, wo sein Speicher langsamer ist und nur von einem Rechner aus benutzt werden sollte.</translation>
    </message>
    <message>
        <source>The lock %1 could not be used: %2.</source>
        <translation>Die Sperre %1 ließ sich nicht benutzen: %2.</translation>
    </message>
    <message>
        <source>The store %1 could not be read or written: %2.</source>
        <translation>Der Speicher %1 ließ sich nicht lesen oder beschreiben: %2.</translation>
    </message>
    <message>
        <source>Check that its disk is in order.</source>
        <translation>Prüfen Sie, ob die Platte in Ordnung ist.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot name a run.</source>
        <translation>„%1“ kann keinen Lauf benennen.</translation>
    </message>
    <message>
        <source>Use a short name without slashes that begins with a letter or a digit.</source>
        <translation>Nehmen Sie einen kurzen Namen ohne Schrägstriche, der mit einem Buchstaben oder einer Ziffer beginnt.</translation>
    </message>
    <message>
        <source>The store %1 holds a value that is no JSON: %2.</source>
        <translation>Der Speicher %1 enthält einen Wert, der kein JSON ist: %2.</translation>
    </message>
    <message>
        <source>Restore the file from a copy.</source>
        <translation>Stellen Sie die Datei aus einer Kopie wieder her.</translation>
    </message>
    <message>
        <source>The project already has a run named &quot;%1&quot;.</source>
        <translation>Das Projekt hat schon einen Lauf namens „%1“.</translation>
    </message>
    <message>
        <source>Give another name, or none to have one chosen.</source>
        <translation>Geben Sie einen anderen Namen an, oder keinen, damit einer gewählt wird.</translation>
    </message>
    <message>
        <source>The project has no run named &quot;%1&quot;.</source>
        <translation>Das Projekt hat keinen Lauf namens „%1“.</translation>
    </message>
    <message>
        <source>See `supernet project runs`.</source>
        <translation>`supernet project runs` führt die Läufe auf.</translation>
    </message>
    <message>
        <source>The run &quot;%1&quot; is at work already.</source>
        <translation>Der Lauf „%1“ arbeitet schon.</translation>
    </message>
    <message>
        <source>Item %1 of the queue has been begun already.</source>
        <translation>Eintrag %1 der Warteschlange wurde schon begonnen.</translation>
    </message>
    <message>
        <source>See `supernet project queue`.</source>
        <translation>`supernet project queue` zeigt sie.</translation>
    </message>
    <message>
        <source>Wait for it, or stop it with `supernet project send %1 stop`.</source>
        <translation>Warten Sie auf ihn, oder beenden Sie ihn mit `supernet project send %1 stop`.</translation>
    </message>
    <message>
        <source>The run &quot;%1&quot; is %2.</source>
        <translation>Der Lauf „%1“ ist %2.</translation>
    </message>
    <message>
        <source>%1 The run goes on by itself once there is space.</source>
        <translation>%1 Der Lauf geht von selbst weiter, sobald Platz ist.</translation>
    </message>
    <message>
        <source>Discarded on request.</source>
        <translation>Auf Wunsch verworfen.</translation>
    </message>
    <message>
        <source>The project&apos;s folder %1 was removed or moved while the run &quot;%2&quot; was at work.</source>
        <translation>Der Ordner des Projekts %1 wurde entfernt oder verschoben, während der Lauf „%2“ arbeitete.</translation>
    </message>
    <message>
        <source>Put it back and resume the run.</source>
        <translation>Bringen Sie ihn zurück und setzen Sie den Lauf fort.</translation>
    </message>
    <message>
        <source>Stopped while the disk was full: what the run had not saved before is lost; it can be resumed from there.</source>
        <translation>Angehalten, während der Datenträger voll war: Was der Lauf bis dahin nicht gespeichert hatte, ist verloren; von dort lässt er sich fortsetzen.</translation>
    </message>
    <message>
        <source>Not even that could be written: the run will be shown as died.</source>
        <translation>Nicht einmal das ließ sich schreiben: Der Lauf wird als abgebrochen gezeigt.</translation>
    </message>
    <message>
        <source>The work was stopped on request.</source>
        <translation>Die Arbeit wurde auf Wunsch angehalten.</translation>
    </message>
    <message>
        <source>A thread could not be started: there is too little memory, or there are too many processes.</source>
        <translation>Ein Thread ließ sich nicht starten: Es ist zu wenig Speicher da, oder es sind zu viele Prozesse.</translation>
    </message>
    <message>
        <source>Use fewer --threads, or end other programs.</source>
        <translation>Nehmen Sie weniger --threads oder beenden Sie andere Programme.</translation>
    </message>
    <message>
        <source>It is JSON nested more than %1 levels deep.</source>
        <translation>Es ist JSON, das mehr als %1 Ebenen tief verschachtelt ist.</translation>
    </message>
    <message>
        <source>A JSON value is not of the form that is expected: %1.</source>
        <translation>Ein JSON-Wert hat nicht die erwartete Form: %1.</translation>
    </message>
    <message>
        <source>Check that you may write to that folder.</source>
        <translation>Prüfen Sie, ob in jenen Ordner geschrieben werden darf.</translation>
    </message>
    <message>
        <source>Check that the folder exists.</source>
        <translation>Prüfen Sie, ob es den Ordner gibt.</translation>
    </message>
    <message>
        <source>Check that the path exists and that you may write there.</source>
        <translation>Prüfen Sie, ob es den Pfad gibt und dort geschrieben werden darf.</translation>
    </message>
    <message>
        <source>The file %1 could not be created: %2.</source>
        <translation>Die Datei %1 ließ sich nicht anlegen: %2.</translation>
    </message>
    <message>
        <source>The file %1 could not be written: %2.</source>
        <translation>Die Datei %1 ließ sich nicht schreiben: %2.</translation>
    </message>
    <message>
        <source>The file %1 could not be renamed into place: %2.</source>
        <translation>Die Datei %1 ließ sich nicht an ihren Platz umbenennen: %2.</translation>
    </message>
    <message>
        <source>Free some space on that disk and try again.</source>
        <translation>Schaffen Sie auf der Platte Platz, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The project %1 has no search space yet.</source>
        <translation>Das Projekt %1 hat noch keinen Suchraum.</translation>
    </message>
    <message>
        <source>Name one with --space, or train a supernet first.</source>
        <translation>Nennen Sie einen mit --space, oder trainieren Sie zuerst ein Supernetz.</translation>
    </message>
    <message>
        <source>The project %1 has no data, and so no vocabulary, yet.</source>
        <translation>Das Projekt %1 hat noch keine Daten und damit kein Vokabular.</translation>
    </message>
    <message>
        <source>Run `supernet prepare` first, or give --vocabulary.</source>
        <translation>Bereiten Sie zuerst die Daten vor (`supernet prepare`), oder geben Sie --vocabulary an.</translation>
    </message>
    <message>
        <source>The project has no run `%1` of the kind `%2`.</source>
        <translation>Das Projekt hat keinen Lauf `%1` der Art `%2`.</translation>
    </message>
    <message>
        <source>The project has no run of the kind `%1` yet.</source>
        <translation>Das Projekt hat noch keinen Lauf der Art `%1`.</translation>
    </message>
    <message>
        <source>A request is not a JSON object on one line.</source>
        <translation>Eine Anfrage ist kein JSON-Objekt in einer Zeile.</translation>
    </message>
    <message>
        <source>A request has no method.</source>
        <translation>Eine Anfrage hat keine Methode.</translation>
    </message>
    <message>
        <source>Ask `hello` for those that there are.</source>
        <translation>`hello` nennt die vorhandenen.</translation>
    </message>
    <message>
        <source>The params of a request are not a JSON object.</source>
        <translation>Die Parameter einer Anfrage sind kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>There is no method &quot;%1&quot;.</source>
        <translation>Eine Methode „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>The parameter &quot;%1&quot; is of the wrong type: %2.</source>
        <translation>Der Parameter „%1“ ist von falscher Art: %2.</translation>
    </message>
    <message>
        <source>The program %1 could not be started: %2.</source>
        <translation>Das Programm %1 ließ sich nicht starten: %2.</translation>
    </message>
    <message>
        <source>The program `%1` cannot be started: %2.</source>
        <translation>Das Programm `%1` lässt sich nicht starten: %2.</translation>
    </message>
    <message>
        <source>It is installed beside `supernet`.</source>
        <translation>Es wird neben `supernet` installiert.</translation>
    </message>
    <message>
        <source>The program could not make a pipe for its signals.</source>
        <translation>Das Programm konnte keine Verbindung für seine Signale anlegen.</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>Schließen Sie andere Programme, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner nicht vorhanden</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Keine Berechtigung</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>Kein Platz mehr auf der Platte</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>Das Kontingent auf der Platte ist erschöpft</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Das Dateisystem ist schreibgeschützt</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>Es ist ein Ordner</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>Es ist kein Ordner</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>Die Datei gibt es schon</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>Der Dateiname ist zu lang</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Fehler beim Lesen oder Schreiben</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>Zu viele offene Dateien</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>Der Speicher reicht nicht</translation>
    </message>
    <message>
        <source>Exec format error</source>
        <translation>Kein ausführbares Programm</translation>
    </message>
    <message>
        <source>The store %1 has version %2; this program knows versions up to %3.</source>
        <translation>Der Speicher %1 hat Version %2; dieses Programm kennt Versionen bis %3.</translation>
    </message>
    <message>
        <source>The store %1 was written by an older program and is opened for reading only.</source>
        <translation>Ein älteres Programm hat den Speicher %1 geschrieben, und er ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>Open its project once for writing, or open a copy of it.</source>
        <translation>Öffnen Sie das Projekt einmal zum Schreiben, oder öffnen Sie eine Kopie davon.</translation>
    </message>
    <message>
        <source>Told to %1</source>
        <translation>Auftrag erhalten: %1</translation>
    </message>
    <message>
        <source>%1: %2 weights, %3 GB with gradients and moments.</source>
        <translation>%1: %2 Gewichte, %3 GB mit Gradienten und Momenten.</translation>
    </message>
    <message>
        <source>The hypernetwork keeps all that writes its matrices</source>
        <translation>Das Hypernetz hält alles, was seine Matrizen schreibt</translation>
    </message>
    <message>
        <source>The %1 parts of the space share none of their tensors</source>
        <translation>Die %1 Teile des Raums teilen keinen ihrer Tensoren</translation>
    </message>
    <message>
        <source>Round %1, to step %2: %3, %4.</source>
        <translation>Runde %1, bis Schritt %2: %3, %4.</translation>
    </message>
    <message>
        <source>Prepared %1 pairs to train, %2 to validate and %3 to test.</source>
        <translation>%1 Paare zum Training, %2 zur Validierung und %3 zum Test vorbereitet.</translation>
    </message>
    <message>
        <source>%1 pairs are repeats.</source>
        <translation>%1 Paare sind Wiederholungen.</translation>
    </message>
    <message>
        <source>%1 pairs were left out of training since they are in validation or test too.</source>
        <translation>%1 Paare wurden nicht ins Training genommen, da sie auch in Validierung oder Test sind.</translation>
    </message>
    <message>
        <source>Left out: %1 (data/skipped.tsv lists them).</source>
        <translation>Weggelassen: %1 (aufgeführt in data/skipped.tsv).</translation>
    </message>
    <message>
        <source>%1, %2: %3 of %4 greedy and %5 of %6 beam-5 translations equal, %7 differ by %8 at most, %9</source>
        <translation>%1, %2: %3 von %4 gierigen und %5 von %6 Übersetzungen mit Beam 5 gleich, %7 weichen um höchstens %8 ab, %9</translation>
    </message>
    <message>
        <source>BLEU %1 (here %2), %3 ms a sentence, %4 ms with a beam of 5.</source>
        <translation>BLEU %1 (hier %2), %3 ms je Satz, %4 ms mit Beam 5.</translation>
    </message>
    <message>
        <source>The store lacks the facts of %1 steps between %2 and %3, as after a power cut: curves have a gap there. The weights are whole; training goes on after step %4.</source>
        <translation>Im Speicher fehlen die Fakten von %1 Schritten zwischen %2 und %3, wie nach einem Stromausfall: Kurven haben dort eine Lücke. Die Gewichte sind vollständig; das Training geht nach Schritt %4 weiter.</translation>
    </message>
    <message>
        <source>%1 ms a sentence, %2 ms with a beam of 5.</source>
        <translation>%1 ms je Satz, %2 ms mit Beam 5.</translation>
    </message>
    <message>
        <source>supernet: %1</source>
        <translation>supernet: %1</translation>
    </message>
    <message>
        <source>weights for this program and for plain PyTorch, with an example</source>
        <translation>Gewichte für dieses Programm und für schlichtes PyTorch, mit einem Beispiel</translation>
    </message>
    <message>
        <source>encoder and decoder step for ONNX runtimes</source>
        <translation>Encoder und Decoder-Schritt für ONNX-Laufzeiten</translation>
    </message>
    <message>
        <source>a model folder for CTranslate2</source>
        <translation>ein Modellordner für CTranslate2</translation>
    </message>
    <message>
        <source>the same in eight bits: smaller and faster, nearly the same outputs</source>
        <translation>dasselbe in acht Bit: kleiner und schneller, fast die gleichen Ausgaben</translation>
    </message>
    <message>
        <source>the same for this program alone in eight bits: smaller and faster, nearly the same outputs</source>
        <translation>dasselbe nur für dieses Programm in acht Bit: kleiner und schneller, fast die gleichen Ausgaben</translation>
    </message>
    <message>
        <source>the layout of the Hugging Face hub, with a modelling file</source>
        <translation>der Aufbau des Hugging-Face-Hubs, mit einer Modelldatei</translation>
    </message>
    <message>
        <source>one file for LibTorch and PyTorch, search included</source>
        <translation>eine Datei für LibTorch und PyTorch, samt Suche</translation>
    </message>
    <message>
        <source>its weights do not fit into one file of 2 GB, the most that ONNX knows.</source>
        <translation>seine Gewichte passen nicht in eine Datei von 2 GB, mehr kennt ONNX nicht.</translation>
    </message>
    <message>
        <source>its decoder layer %1 attends to the last %2 encoder layers (attention span %3), for which CTranslate2 has no counterpart: only a span of -1 has.</source>
        <translation>seine Decoder-Schicht %1 sieht auf die letzten %2 Encoder-Schichten (Aufmerksamkeitsspanne %3), wofür CTranslate2 keine Entsprechung hat: nur die Spanne -1 hat eine.</translation>
    </message>
    <message>
        <source>The space `%1` does not offer %2 for the gene `%3`, the only choice that %4 has a counterpart for.</source>
        <translation>Der Raum `%1` bietet für das Gen `%3` nicht %2 an, den einzigen Wert, für den %4 eine Entsprechung hat.</translation>
    </message>
    <message>
        <source>Add the choice to the space.</source>
        <translation>Fügen Sie den Wert zum Raum hinzu.</translation>
    </message>
    <message>
        <source>The subnet cannot be exported as %1: %2</source>
        <translation>Das Teilnetz lässt sich nicht als %1 exportieren: %2</translation>
    </message>
    <message>
        <source>Pick another format or subnet.</source>
        <translation>Wählen Sie ein anderes Format oder Teilnetz.</translation>
    </message>
    <message>
        <source>There is no choice: give at least one.</source>
        <translation>Es gibt keinen Wert: Geben Sie mindestens einen an.</translation>
    </message>
    <message>
        <source>%1 is offered twice.</source>
        <translation>%1 wird zweimal angeboten.</translation>
    </message>
    <message>
        <source>The attention span is -1, 1 or 2.</source>
        <translation>Die Aufmerksamkeitsspanne ist -1, 1 oder 2.</translation>
    </message>
    <message>
        <source>A choice is a number from 1 on, not %1.</source>
        <translation>Ein Wert ist eine Zahl ab 1, nicht %1.</translation>
    </message>
    <message>
        <source>%1 is larger than any net can be.</source>
        <translation>%1 ist größer, als ein Netz sein kann.</translation>
    </message>
    <message>
        <source>More than %1 layers.</source>
        <translation>Mehr als %1 Schichten.</translation>
    </message>
    <message>
        <source>%1 heads do not divide qkv_dim %2.</source>
        <translation>%1 Köpfe teilen qkv_dim %2 nicht.</translation>
    </message>
    <message>
        <source>%1 is no width for sines and cosines: take an even number from 4 on.</source>
        <translation>%1 ist keine Breite für Sinus und Kosinus: Nehmen Sie eine gerade Zahl ab 4.</translation>
    </message>
    <message>
        <source>Positions of width %1 do not fit: take an even width from %2 on.</source>
        <translation>Positionen der Breite %1 passen nicht: Nehmen Sie eine gerade Breite ab %2.</translation>
    </message>
    <message>
        <source>Span %1 attends to %2 encoder layers, but the encoder can have only %3.</source>
        <translation>Die Spanne %1 sieht auf %2 Encoder-Schichten, aber der Encoder kann auch nur %3 haben.</translation>
    </message>
    <message>
        <source>The space has no name.</source>
        <translation>Der Raum hat keinen Namen.</translation>
    </message>
    <message>
        <source>The space has no genes.</source>
        <translation>Der Raum hat keine Gene.</translation>
    </message>
    <message>
        <source>A translation net has no use for this gene.</source>
        <translation>Ein Übersetzungsnetz braucht dieses Gen nicht.</translation>
    </message>
    <message>
        <source>A translation space needs the gene `%1`.</source>
        <translation>Ein Übersetzungsraum braucht das Gen `%1`.</translation>
    </message>
    <message>
        <source>A translation space needs the size `qkv_dim`, the width of queries, keys and values over all heads.</source>
        <translation>Ein Übersetzungsraum braucht die Größe `qkv_dim`, die Breite von Anfragen, Schlüsseln und Werten über alle Köpfe.</translation>
    </message>
    <message>
        <source>The search space `%1` is at fault at %2: %3</source>
        <translation>Der Suchraum `%1` hat einen Fehler bei %2: %3</translation>
    </message>
    <message>
        <source>The search space file `%1` cannot be used. %2</source>
        <translation>Die Suchraumdatei `%1` ist nicht zu gebrauchen. %2</translation>
    </message>
    <message>
        <source>The HAT configuration lacks the key `%1`.</source>
        <translation>Der HAT-Konfiguration fehlt der Schlüssel `%1`.</translation>
    </message>
    <message>
        <source>Give the file that holds the search space.</source>
        <translation>Geben Sie die Datei an, die den Suchraum enthält.</translation>
    </message>
    <message>
        <source>The HAT configuration is not a list of keys and values.</source>
        <translation>Die HAT-Konfiguration ist keine Liste von Schlüsseln und Werten.</translation>
    </message>
    <message>
        <source>The HAT configuration cannot be read: %1.</source>
        <translation>Die HAT-Konfiguration ist nicht lesbar: %1.</translation>
    </message>
    <message>
        <source>HAT&apos;s format cannot hold the choices of single layers that `%1` has.</source>
        <translation>HATs Format kann die Werte einzelner Schichten nicht fassen, die `%1` hat.</translation>
    </message>
    <message>
        <source>Give all layers the same choices, or save the space in the program&apos;s own format.</source>
        <translation>Geben Sie allen Schichten dieselben Werte, oder sichern Sie den Raum im eigenen Format des Programms.</translation>
    </message>
    <message>
        <source>HAT&apos;s format cannot hold all genes of the space `%1`.</source>
        <translation>HATs Format kann nicht alle Gene des Raums `%1` fassen.</translation>
    </message>
    <message>
        <source>Save it in the program&apos;s own format.</source>
        <translation>Sichern Sie ihn im eigenen Format des Programms.</translation>
    </message>
    <message>
        <source>It is not JSON: %1.</source>
        <translation>Es ist kein JSON: %1.</translation>
    </message>
    <message>
        <source>At least one expert is needed.</source>
        <translation>Mindestens ein Experte wird gebraucht.</translation>
    </message>
    <message>
        <source>A hypernetwork mixes no experts: its size is that of --router-width.</source>
        <translation>Ein Hypernetz mischt keine Experten: Seine Größe ist die der verborgenen Einheiten (--router-width).</translation>
    </message>
    <message>
        <source>A space is cut into at least two parts.</source>
        <translation>Ein Raum wird in mindestens zwei Teile geteilt.</translation>
    </message>
    <message>
        <source>A router needs at least one hidden unit.</source>
        <translation>Ein Router braucht mindestens eine verborgene Einheit.</translation>
    </message>
    <message>
        <source>Tokens choose among at least two experts.</source>
        <translation>Token wählen unter mindestens zwei Experten.</translation>
    </message>
    <message>
        <source>Tokens choose experts of feed-forward layers only.</source>
        <translation>Token wählen nur Experten der Feed-Forward-Schichten.</translation>
    </message>
    <message>
        <source>Alternating updates need one router for the whole net and several copies: the policy network.</source>
        <translation>Abwechselnde Schritte brauchen einen Router für das ganze Netz und mehrere Kopien: die netzweise Teilung.</translation>
    </message>
    <message>
        <source>The space cannot be cut by `%1`.</source>
        <translation>Der Raum lässt sich nicht nach `%1` teilen.</translation>
    </message>
    <message>
        <source>Name a gene of the whole net with at least two choices, for example decoder_layers.</source>
        <translation>Nennen Sie ein Gen des ganzen Netzes mit mindestens zwei Werten, zum Beispiel decoder_layers.</translation>
    </message>
    <message>
        <source>The space holds too few sizes for %1 parts by parameters.</source>
        <translation>Der Raum enthält zu wenige Größen für %1 Teile nach Parametern.</translation>
    </message>
    <message>
        <source>Ask for fewer parts, or cut it by a gene.</source>
        <translation>Verlangen Sie weniger Teile, oder teilen Sie ihn nach einem Gen.</translation>
    </message>
    <message>
        <source>The gene `%1` cuts the space into %2 parts, not into %3.</source>
        <translation>Das Gen `%1` teilt den Raum in %2 Teile, nicht in %3.</translation>
    </message>
    <message>
        <source>Give the policy as many experts.</source>
        <translation>Geben Sie der Teilung ebenso viele Experten.</translation>
    </message>
    <message>
        <source>Cut the space into fewer parts, or choose a smaller one.</source>
        <translation>Teilen Sie den Raum in weniger Teile, oder wählen Sie einen kleineren.</translation>
    </message>
    <message>
        <source>A sandwich without random subnets leaves nothing to choose.</source>
        <translation>Ein Sandwich ohne zufällige Teilnetze lässt nichts zu wählen.</translation>
    </message>
    <message>
        <source>A stage names a gene that the space has not.</source>
        <translation>Eine Stufe nennt ein Gen, das der Raum nicht hat.</translation>
    </message>
    <message>
        <source>Checkpoints that stay are some of those that are written: a multiple of the steps between them.</source>
        <translation>Checkpointe, die bleiben, sind einige der geschriebenen: ein Vielfaches der Schritte dazwischen.</translation>
    </message>
    <message>
        <source>The training setting `%1` is wrong.</source>
        <translation>Die Trainingseinstellung `%1` ist falsch.</translation>
    </message>
    <message>
        <source>The training split holds no sentence pairs.</source>
        <translation>Der Trainingsteil enthält keine Satzpaare.</translation>
    </message>
    <message>
        <source>The checkpoint of step %1 has spent the branch&apos;s whole budget.</source>
        <translation>Der Checkpoint von Schritt %1 hat das ganze Budget des Zweigs verbraucht.</translation>
    </message>
    <message>
        <source>Give more --steps (or --minutes, --tokens, --flops): they count from the first step of the run it comes from.</source>
        <translation>Geben Sie mehr Schritte (oder Minuten, Token, Operationen): Sie zählen vom ersten Schritt des Laufs an, von dem er kommt.</translation>
    </message>
    <message>
        <source>The loss of step %1 is not a number.</source>
        <translation>Der Verlust von Schritt %1 ist keine Zahl.</translation>
    </message>
    <message>
        <source>The gradient of step %1 is not a number.</source>
        <translation>Der Gradient von Schritt %1 ist keine Zahl.</translation>
    </message>
    <message>
        <source>The weights are damaged: they name a part that the net does not have.</source>
        <translation>Die Gewichte sind beschädigt: Sie nennen einen Teil, den das Netz nicht hat.</translation>
    </message>
    <message>
        <source>Use another checkpoint.</source>
        <translation>Nehmen Sie einen anderen Checkpoint.</translation>
    </message>
    <message>
        <source>Nothing of that step was kept; the last checkpoint is that of step %1. Start again with a lower peak learning rate, a longer warm-up or clipping.</source>
        <translation>Von diesem Schritt wurde nichts behalten; der letzte Checkpoint ist der von Schritt %1. Beginnen Sie neu, mit niedrigerer höchster Lernrate, längerem Aufwärmen oder Begrenzung der Gradienten.</translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>Der Speicher reicht nicht.</translation>
    </message>
    <message>
        <source>Use smaller batches, a smaller space, or a larger machine.</source>
        <translation>Nehmen Sie kleinere Stapel, einen kleineren Raum oder einen größeren Rechner.</translation>
    </message>
    <message>
        <source>No architecture of the space `%1` keeps under %2: the smallest latency that can be reached is %3.</source>
        <translation>Keine Architektur des Raums `%1` bleibt unter %2: Die kleinste erreichbare Latenz ist %3.</translation>
    </message>
    <message>
        <source>Raise the limit.</source>
        <translation>Heben Sie die Grenze an.</translation>
    </message>
    <message>
        <source>Raise one of the limits.</source>
        <translation>Heben Sie eine der Grenzen an.</translation>
    </message>
    <message>
        <source>A latency limit is a number of milliseconds above 0, or {&quot;ms&quot;: null} for none.</source>
        <translation>Eine Grenze der Latenz ist eine Zahl von Millisekunden über 0, oder {&quot;ms&quot;: null} für keine.</translation>
    </message>
    <message>
        <source>%1 is not a choice of gene `%2`.</source>
        <translation>%1 ist kein Wert des Gens `%2`.</translation>
    </message>
    <message>
        <source>Without %1, gene `%2` has no choice left.</source>
        <translation>Ohne %1 bleibt dem Gen `%2` kein Wert.</translation>
    </message>
    <message>
        <source>A region is drawn around two candidates at least.</source>
        <translation>Ein Bereich wird um mindestens zwei Kandidaten gezogen.</translation>
    </message>
    <message>
        <source>A region reaches from one number of milliseconds to a greater one.</source>
        <translation>Ein Bereich reicht von einer Zahl von Millisekunden bis zu einer größeren.</translation>
    </message>
    <message>
        <source>The project has no search yet.</source>
        <translation>Das Projekt hat noch keine Suche.</translation>
    </message>
    <message>
        <source>Run `supernet search` first.</source>
        <translation>Suchen Sie zuerst (`supernet search`).</translation>
    </message>
    <message>
        <source>A published front is CSV whose first line names the columns latency_ms and bleu.</source>
        <translation>Eine veröffentlichte Front ist CSV, dessen erste Zeile die Spalten latency_ms und bleu nennt.</translation>
    </message>
    <message>
        <source>%1: `%2` under `%3` is no number.</source>
        <translation>%1: `%2` unter `%3` ist keine Zahl.</translation>
    </message>
    <message>
        <source>Check that it exists and that you may read it.</source>
        <translation>Prüfen Sie, ob es da ist und gelesen werden darf.</translation>
    </message>
    <message>
        <source>The project %1 has no trained supernet.</source>
        <translation>Das Projekt %1 hat kein trainiertes Supernetz.</translation>
    </message>
    <message>
        <source>Run `supernet train` first.</source>
        <translation>Trainieren Sie zuerst (`supernet train`).</translation>
    </message>
    <message>
        <source>The training run `%1` has no checkpoint yet.</source>
        <translation>Der Trainingslauf `%1` hat noch keinen Checkpoint.</translation>
    </message>
    <message>
        <source>The project %1 has no latency predictor yet.</source>
        <translation>Das Projekt %1 hat noch keinen Vorhersager der Latenz.</translation>
    </message>
    <message>
        <source>Run `supernet latency`, then `supernet predictor`.</source>
        <translation>Führen Sie `supernet latency` aus, dann `supernet predictor`.</translation>
    </message>
    <message>
        <source>The latency predictor learnt from the space `%1`, which does not offer all choices of this one.</source>
        <translation>Der Vorhersager der Latenz hat vom Raum `%1` gelernt, der nicht alle Werte dieses Raums anbietet.</translation>
    </message>
    <message>
        <source>Run `supernet latency` and `supernet predictor` for this space.</source>
        <translation>Führen Sie `supernet latency` und `supernet predictor` für diesen Raum aus.</translation>
    </message>
    <message>
        <source>The exported model %1 cannot be used: %2.</source>
        <translation>Das exportierte Modell %1 ist nicht zu gebrauchen: %2.</translation>
    </message>
    <message>
        <source>Export it again.</source>
        <translation>Exportieren Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The text file %1 cannot be opened: %2.</source>
        <translation>Die Textdatei %1 lässt sich nicht öffnen: %2.</translation>
    </message>
    <message>
        <source>The files %1 and %2 have %3 and %4 lines.</source>
        <translation>Die Dateien %1 und %2 haben %3 und %4 Zeilen.</translation>
    </message>
    <message>
        <source>Give two files whose lines belong together one by one.</source>
        <translation>Geben Sie zwei Dateien an, deren Zeilen eine um die andere zusammengehören.</translation>
    </message>
    <message>
        <source>The corpus has %1 distinct good pairs, too few to hold out %2 for validation and %3 for test.</source>
        <translation>Der Text hat %1 verschiedene gute Paare, zu wenige, um %2 zur Validierung und %3 zum Test zurückzuhalten.</translation>
    </message>
    <message>
        <source>Give a larger corpus, or smaller --valid-size and --test-size.</source>
        <translation>Geben Sie mehr Text an, oder halten Sie weniger Paare zurück.</translation>
    </message>
    <message>
        <source>No good pair of lines is in %1.</source>
        <translation>Kein gutes Zeilenpaar ist in %1.</translation>
    </message>
    <message>
        <source>Choose at most %1 pieces.</source>
        <translation>Wählen Sie höchstens %1 Stücke.</translation>
    </message>
    <message>
        <source>Choose at least %1 pieces.</source>
        <translation>Wählen Sie mindestens %1 Stücke.</translation>
    </message>
    <message>
        <source>Another job prepares the data of %1.</source>
        <translation>Ein anderer Auftrag bereitet die Daten von %1 vor.</translation>
    </message>
    <message>
        <source>Wait for it, or stop it.</source>
        <translation>Warten Sie auf ihn, oder beenden Sie ihn.</translation>
    </message>
    <message>
        <source>Prepare the data again.</source>
        <translation>Bereiten Sie die Daten noch einmal vor.</translation>
    </message>
    <message>
        <source>The tokenizer model %1 is missing.</source>
        <translation>Das Tokenizer-Modell %1 fehlt.</translation>
    </message>
    <message>
        <source>There is no project in %1.</source>
        <translation>In %1 ist kein Projekt.</translation>
    </message>
    <message>
        <source>Give a project&apos;s folder with --project, or make one with `supernet project new`.</source>
        <translation>Geben Sie den Ordner eines Projekts an, oder legen Sie eines an (`supernet project new`).</translation>
    </message>
    <message>
        <source>There already is a project in %1.</source>
        <translation>In %1 ist schon ein Projekt.</translation>
    </message>
    <message>
        <source>Open it, or choose another folder.</source>
        <translation>Öffnen Sie es, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The file %1 is not a Supernet Studio project.</source>
        <translation>Die Datei %1 ist kein Projekt von Supernet Studio.</translation>
    </message>
    <message>
        <source>Choose the folder of a project; `supernet project new` makes one.</source>
        <translation>Wählen Sie den Ordner eines Projekts; `supernet project new` legt eines an.</translation>
    </message>
    <message>
        <source>The project file %1 could not be read.</source>
        <translation>Die Projektdatei %1 ließ sich nicht lesen.</translation>
    </message>
    <message>
        <source>The project file %1 cannot be used. %2</source>
        <translation>Die Projektdatei %1 ist nicht zu gebrauchen. %2</translation>
    </message>
    <message>
        <source>Correct it in an editor or restore it from a copy.</source>
        <translation>Verbessern Sie sie in einem Editor, oder stellen Sie sie aus einer Kopie wieder her.</translation>
    </message>
    <message>
        <source>The project %1 has version %2; this program knows versions up to %3.</source>
        <translation>Das Projekt %1 hat Version %2; dieses Programm kennt Versionen bis %3.</translation>
    </message>
    <message>
        <source>Open it with a newer Supernet Studio.</source>
        <translation>Öffnen Sie es mit einem neueren Supernet Studio.</translation>
    </message>
    <message>
        <source>The project %1 could not be copied to %2: %3.</source>
        <translation>Das Projekt %1 ließ sich nicht nach %2 kopieren: %3.</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>Prüfen Sie die Rechte.</translation>
    </message>
    <message>
        <source>The store %1 could not be opened.</source>
        <translation>Der Speicher %1 ließ sich nicht öffnen.</translation>
    </message>
    <message>
        <source>The store %1 was kept locked by another program.</source>
        <translation>Ein anderes Programm hielt den Speicher %1 gesperrt.</translation>
    </message>
    <message>
        <source>Close that program and try again.</source>
        <translation>Schließen Sie jenes Programm, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The store %1 may not be written.</source>
        <translation>Der Speicher %1 darf nicht beschrieben werden.</translation>
    </message>
    <message>
        <source>The checkpoint %1 could not be removed: %2.</source>
        <translation>Der Checkpoint %1 ließ sich nicht entfernen: %2.</translation>
    </message>
    <message>
        <source>The store %1 could not be brought to its disk: %2.</source>
        <translation>Der Speicher %1 ließ sich nicht auf seinen Datenträger bringen: %2.</translation>
    </message>
    <message>
        <source>Check its permissions, or work on a copy of the project.</source>
        <translation>Prüfen Sie die Rechte, oder arbeiten Sie mit einer Kopie des Projekts.</translation>
    </message>
    <message>
        <source>The store %1 is damaged: %2.</source>
        <translation>Der Speicher %1 ist beschädigt: %2.</translation>
    </message>
    <message>
        <source>Restore the file from a copy, or delete it to begin with an empty one.</source>
        <translation>Stellen Sie die Datei aus einer Kopie wieder her, oder löschen Sie sie, um mit einer leeren zu beginnen.</translation>
    </message>
    <message>
        <source>The store %1 could not be written: the disk is full.</source>
        <translation>Der Speicher %1 ließ sich nicht beschreiben: Die Platte ist voll.</translation>
    </message>
    <message>
        <source>Free some space on that disk; all that was written before is safe.</source>
        <translation>Schaffen Sie auf der Platte Platz; alles vorher Geschriebene ist sicher.</translation>
    </message>
    <message>
        <source>The folder %1 could not be made: %2.</source>
        <translation>Der Ordner %1 ließ sich nicht anlegen: %2.</translation>
    </message>
    <message>
        <source>Check that you may write there.</source>
        <translation>Prüfen Sie, ob dort geschrieben werden darf.</translation>
    </message>
    <message>
        <source>Check that the disk has space and that you may write there.</source>
        <translation>Prüfen Sie, ob die Platte Platz hat und dort geschrieben werden darf.</translation>
    </message>
    <message>
        <source>Check that its folder exists and that you may write there.</source>
        <translation>Prüfen Sie, ob der Ordner da ist und dort geschrieben werden darf.</translation>
    </message>
    <message>
        <source>The file %1 could not be written.</source>
        <translation>Die Datei %1 ließ sich nicht schreiben.</translation>
    </message>
    <message>
        <source>The report %1 could not be written.</source>
        <translation>Der Bericht %1 ließ sich nicht schreiben.</translation>
    </message>
    <message>
        <source>Check that its folder exists, that you may write there, and that the disk has room.</source>
        <translation>Prüfen Sie, ob der Ordner da ist, dort geschrieben werden darf und die Platte Platz hat.</translation>
    </message>
    <message>
        <source>The file `%1` is of no kind that can be written here.</source>
        <translation>Die Datei `%1` ist von keiner Art, die hier geschrieben werden kann.</translation>
    </message>
    <message>
        <source>End its name in one of: %1.</source>
        <translation>Ihr Name muss auf eines von diesen enden: %1.</translation>
    </message>
    <message>
        <source>The report `%1` is of no kind that can be written.</source>
        <translation>Der Bericht `%1` ist von keiner Art, die geschrieben werden kann.</translation>
    </message>
    <message>
        <source>End its name in .html or .pdf.</source>
        <translation>Sein Name muss auf .html oder .pdf enden.</translation>
    </message>
    <message>
        <source>The work failed inside a library: %1</source>
        <translation>Die Arbeit scheiterte in einer Bibliothek: %1</translation>
    </message>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>Die Datei %1 ist nicht lesbar.</translation>
    </message>
    <message>
        <source>%1 has no column `%2`.</source>
        <translation>%1 hat keine Spalte `%2`.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 ist leer.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Of gene `%1`, the region has none of the choices that are left.</source>
        <translation>Vom Gen `%1` hat das Gebiet keinen der Werte, die übrig sind.</translation>
    </message>
    <message>
        <source>Release the gene, or send the search elsewhere.</source>
        <translation>Geben Sie das Gen frei, oder schicken Sie die Suche anderswohin.</translation>
    </message>
    <message>
        <source>Nothing is left between the region, which begins at %1 ms, and the limit of %2 ms.</source>
        <translation>Zwischen dem Gebiet, das bei %1 ms beginnt, und der Grenze von %2 ms ist nichts übrig.</translation>
    </message>
    <message>
        <source>Raise the limit, or send the search elsewhere.</source>
        <translation>Heben Sie die Grenze an, oder schicken Sie die Suche anderswohin.</translation>
    </message>
    <message>
        <source>The search knows no latencies of the device &quot;%1&quot;.</source>
        <translation>Die Suche kennt keine Latenzen des Geräts „%1“.</translation>
    </message>
    <message>
        <source>Begin a search with a limit for it: --limit DEVICE=MS.</source>
        <translation>Beginnen Sie eine Suche mit einer Grenze dafür: --limit GERÄT=MS.</translation>
    </message>
    <message>
        <source>Your identity %1 could not be read: %2.</source>
        <translation>Ihre Kennung %1 konnte nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>Your identity %1 could not be made: %2.</source>
        <translation>Ihre Kennung %1 konnte nicht angelegt werden: %2.</translation>
    </message>
    <message>
        <source>Check that you may write there, or name another folder in $SUPERNET_SETTINGS_FOLDER.</source>
        <translation>Prüfen Sie, ob Sie dort schreiben dürfen, oder nennen Sie in $SUPERNET_SETTINGS_FOLDER einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The file %1 holds no identity.</source>
        <translation>Die Datei %1 enthält keine Kennung.</translation>
    </message>
    <message>
        <source>Delete it: another one is made.</source>
        <translation>Löschen Sie sie: Es wird eine neue angelegt.</translation>
    </message>
    <message>
        <source>The system gives no random numbers: %1.</source>
        <translation>Das System gibt keine Zufallszahlen: %1.</translation>
    </message>
    <message>
        <source>No item %1 waits in the queue.</source>
        <translation>In der Warteschlange wartet kein Eintrag %1.</translation>
    </message>
    <message>
        <source>`supernet project queue` lists it.</source>
        <translation>`supernet project queue` zählt sie auf.</translation>
    </message>
    <message>
        <source>The arguments of item %1 of the queue are no list of words.</source>
        <translation>Die Argumente von Eintrag %1 der Warteschlange sind keine Liste von Wörtern.</translation>
    </message>
    <message>
        <source>Take it out with `supernet project decline %1`.</source>
        <translation>Nehmen Sie ihn mit `supernet project decline %1` heraus.</translation>
    </message>
    <message>
        <source>%1 is a link. Links inside a project or an exported model are not followed: they could lead to any file.</source>
        <translation>%1 ist eine Verknüpfung. Verknüpfungen innerhalb eines Projekts oder eines exportierten Modells wird nicht gefolgt: Sie könnten zu jeder Datei führen.</translation>
    </message>
    <message>
        <source>If it is yours, put what it points to in its place: `cp -rL` copies a folder so. The folder as a whole may be reached by a link.</source>
        <translation>Ist sie von Ihnen, setzen Sie an ihre Stelle, worauf sie zeigt: `cp -rL` kopiert einen Ordner so. Der Ordner als Ganzes darf über eine Verknüpfung erreicht werden.</translation>
    </message>
    <message>
        <source>%1 is a pipe and no file.</source>
        <translation>%1 ist eine Pipe und keine Datei.</translation>
    </message>
    <message>
        <source>%1 is a socket and no file.</source>
        <translation>%1 ist ein Socket und keine Datei.</translation>
    </message>
    <message>
        <source>%1 is a folder and no file.</source>
        <translation>%1 ist ein Ordner und keine Datei.</translation>
    </message>
    <message>
        <source>%1 is a device and no file.</source>
        <translation>%1 ist ein Gerät und keine Datei.</translation>
    </message>
    <message>
        <source>If it is yours, take it out of the folder.</source>
        <translation>Ist es von Ihnen, nehmen Sie es aus dem Ordner.</translation>
    </message>
    <message>
        <source>The folder %1 is nested too deeply.</source>
        <translation>Der Ordner %1 ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>If it is yours, take out what does not belong to it.</source>
        <translation>Ist er von Ihnen, nehmen Sie heraus, was nicht dazugehört.</translation>
    </message>
    <message>
        <source>The file %1 cannot be opened: %2.</source>
        <translation>Die Datei %1 kann nicht geöffnet werden: %2.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2.</source>
        <translation>Die Datei %1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>The file %1 has %2 bytes; at most %3 make sense there.</source>
        <translation>Die Datei %1 hat %2 Bytes; sinnvoll sind dort höchstens %3.</translation>
    </message>
    <message>
        <source>The exported model %1 does not lie in the project, and it was not you who put it there.</source>
        <translation>Das exportierte Modell %1 liegt nicht im Projekt, und es waren nicht Sie, der es dorthin gelegt hat.</translation>
    </message>
    <message>
        <source>If you know it, take it in with `supernet import`.</source>
        <translation>Wenn Sie es kennen, nehmen Sie es mit `supernet import` auf.</translation>
    </message>
    <message>
        <source>The exported model %1 is no longer there.</source>
        <translation>Das exportierte Modell %1 ist nicht mehr da.</translation>
    </message>
    <message>
        <source>reading it comes to no end</source>
        <translation>es zu lesen, nimmt kein Ende</translation>
    </message>
    <message>
        <source>The store %1 is not laid out as this program lays out a store.</source>
        <translation>Der Speicher %1 ist nicht so aufgebaut, wie dieses Programm einen aufbaut.</translation>
    </message>
    <message>
        <source>Somebody may have changed it to do more than hold data: take one that you trust.</source>
        <translation>Vielleicht hat ihn jemand so geändert, dass er mehr tut als Daten zu halten: Nehmen Sie einen, dem Sie trauen.</translation>
    </message>
    <message>
        <source>The store %1 holds rows that no version of this program wrote. They are left out (of: %2).</source>
        <translation>Der Speicher %1 enthält Zeilen, die keine Fassung dieses Programms geschrieben hat. Sie werden weggelassen (aus: %2).</translation>
    </message>
    <message>
        <source>The journal %1 of the store names another file.</source>
        <translation>Das Journal %1 des Speichers nennt eine andere Datei.</translation>
    </message>
    <message>
        <source>No program of ours writes such a one: take a copy of the project that you trust.</source>
        <translation>Keines unserer Programme schreibt so eines: Nehmen Sie eine Kopie des Projekts, der Sie trauen.</translation>
    </message>
    <message>
        <source>it gives more rows than its file has room for</source>
        <translation>er gibt mehr Zeilen her, als in seiner Datei Platz haben</translation>
    </message>
    <message>
        <source>The text file %1 is neither a file nor a pipe.</source>
        <translation>Die Textdatei %1 ist weder eine Datei noch eine Pipe.</translation>
    </message>
    <message>
        <source>The text file %1 cannot be read: %2.</source>
        <translation>Die Textdatei %1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>The pipe %1 gives more than 32 GiB.</source>
        <translation>Die Pipe %1 gibt mehr als 32 GiB her.</translation>
    </message>
    <message>
        <source>Give a file instead.</source>
        <translation>Geben Sie stattdessen eine Datei an.</translation>
    </message>
    <message>
        <source>The token file %1 has a vocabulary of %2 pieces, which no token file has.</source>
        <translation>Die Tokendatei %1 hat ein Vokabular von %2 Stücken, das keine Tokendatei hat.</translation>
    </message>
    <message>
        <source>The token file %1 is damaged: its sentences do not follow each other.</source>
        <translation>Die Tokendatei %1 ist beschädigt: Ihre Sätze folgen nicht aufeinander.</translation>
    </message>
    <message>
        <source>The token file %1 has the token %2, which is outside its vocabulary of %3 pieces.</source>
        <translation>Die Tokendatei %1 hat das Token %2, das außerhalb ihres Vokabulars von %3 Stücken liegt.</translation>
    </message>
    <message>
        <source>The token files have a vocabulary of %1 pieces, the model of %2.</source>
        <translation>Die Tokendateien haben ein Vokabular von %1 Stücken, das Modell eines von %2.</translation>
    </message>
    <message>
        <source>it has no vocabulary</source>
        <translation>Es hat kein Vokabular</translation>
    </message>
    <message>
        <source>The text %1 holds more than a validation or test set can.</source>
        <translation>Der Text %1 hat mehr, als Validierungs- oder Testdaten haben können.</translation>
    </message>
    <message>
        <source>The vocabulary lacks the four special tokens.</source>
        <translation>Dem Vokabular fehlen die vier besonderen Token.</translation>
    </message>
    <message>
        <source>two of its tensors lie in the same place</source>
        <translation>Zwei seiner Tensoren liegen an derselben Stelle</translation>
    </message>
    <message>
        <source>The weights name a part of the space that it has not.</source>
        <translation>Die Gewichte nennen einen Teil des Raumes, den er nicht hat.</translation>
    </message>
    <message>
        <source>The file %1 holds more than %2, which is more than any of its kind.</source>
        <translation>Die Datei %1 hat mehr als %2, und das ist mehr als jede ihrer Art.</translation>
    </message>
    <message>
        <source>The file %1 cannot be used. %2</source>
        <translation>Die Datei %1 ist nicht brauchbar. %2</translation>
    </message>
    <message>
        <source>a list of %1</source>
        <translation>eine Liste von %1</translation>
    </message>
    <message>
        <source>an object of %1 keys</source>
        <translation>ein Objekt von %1 Schlüsseln</translation>
    </message>
    <message>
        <source>%1 has %2 entries; at most %3 are read.</source>
        <translation>%1 hat %2 Einträge; höchstens %3 werden gelesen.</translation>
    </message>
    <message>
        <source>%1 is longer than %2 bytes: %3.</source>
        <translation>%1 ist länger als %2 Bytes: %3.</translation>
    </message>
    <message>
        <source>%1 offers more than %2 layers.</source>
        <translation>%1 bietet mehr als %2 Schichten.</translation>
    </message>
    <message>
        <source>At most 1024 experts are kept.</source>
        <translation>Höchstens 1024 Experten werden gehalten.</translation>
    </message>
    <message>
        <source>A router has at most 65536 hidden units.</source>
        <translation>Ein Router hat höchstens 65536 verborgene Einheiten.</translation>
    </message>
    <message>
        <source>A step or a validation takes at most 1000 subnets.</source>
        <translation>Ein Schritt oder eine Validierung nimmt höchstens 1000 Teilnetze.</translation>
    </message>
    <message>
        <source>The supernet keeps %1 weights</source>
        <translation>Das Supernetz hält %1 Gewichte</translation>
    </message>
    <message>
        <source>Choose a smaller space, or fewer experts.</source>
        <translation>Wählen Sie einen kleineren Raum oder weniger Experten.</translation>
    </message>
    <message>
        <source>A vocabulary of %1 pieces is larger than any can be.</source>
        <translation>Ein Vokabular von %1 Stücken ist größer, als eines sein kann.</translation>
    </message>
    <message>
        <source>A vocabulary of %1 pieces is larger than any can be, or none.</source>
        <translation>Ein Vokabular von %1 Stücken ist größer, als eines sein kann, oder keines.</translation>
    </message>
    <message>
        <source>The vocabulary has a size from 5 to 1,000,000.</source>
        <translation>Das Vokabular hat eine Größe von 5 bis 1.000.000.</translation>
    </message>
    <message>
        <source>Sentences of up to 2048 tokens, beams up to 100, and up to a million architectures and repetitions are measured.</source>
        <translation>Gemessen werden Sätze bis 2048 Token, Beams bis 100 und bis zu einer Million Architekturen und Wiederholungen.</translation>
    </message>
    <message>
        <source>The architecture %1 has weights of %2, more than are measured (%3).</source>
        <translation>Die Architektur %1 hat Gewichte von %2, mehr als gemessen werden (%3).</translation>
    </message>
    <message>
        <source>Measure a smaller space.</source>
        <translation>Messen Sie einen kleineren Raum.</translation>
    </message>
    <message>
        <source>A request is longer than %1 MB.</source>
        <translation>Eine Anfrage ist länger als %1 MB.</translation>
    </message>
    <message>
        <source>The parameter &quot;%1&quot; is no list of up to %2: %3.</source>
        <translation>Der Parameter „%1“ ist keine Liste von bis zu %2: %3.</translation>
    </message>
    <message>
        <source>So many sentences are not translated at once: %1.</source>
        <translation>So viele Sätze werden nicht auf einmal übersetzt: %1.</translation>
    </message>
    <message>
        <source>Ask for up to %1.</source>
        <translation>Fragen Sie nach bis zu %1.</translation>
    </message>
    <message>
        <source>it has more pieces than any vocabulary</source>
        <translation>Es hat mehr Stücke als jedes Vokabular</translation>
    </message>
    <message>
        <source>the table of its normalisation is damaged</source>
        <translation>Die Tabelle seiner Normalisierung ist beschädigt</translation>
    </message>
    <message>
        <source>it has no pieces</source>
        <translation>Es hat keine Stücke</translation>
    </message>
    <message>
        <source>it is cut short, or no tokenizer</source>
        <translation>Es ist abgeschnitten oder kein Tokenizer</translation>
    </message>
    <message>
        <source>The text file %1 is in the encoding %2, which is not known here.</source>
        <translation>Die Textdatei %1 ist in der Kodierung %2, die hier nicht bekannt ist.</translation>
    </message>
    <message>
        <source>Convert it: iconv -f %1 -t UTF-8 OLD &gt; NEW.</source>
        <translation>Wandeln Sie sie um: iconv -f %1 -t UTF-8 ALT &gt; NEU.</translation>
    </message>
    <message>
        <source>The encoding %1 is not known here.</source>
        <translation>Die Kodierung %1 ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>A text could not be decoded: %1.</source>
        <translation>Ein Text ließ sich nicht entschlüsseln: %1.</translation>
    </message>
    <message>
        <source>it is no XML (%1).</source>
        <translation>Er ist kein XML (%1).</translation>
    </message>
    <message>
        <source>its entities unfold to far more than its text.</source>
        <translation>Seine Entitäten werden zu weit mehr, als er Text hat.</translation>
    </message>
    <message>
        <source>the entity `%1` is not declared in it.</source>
        <translation>Die Entität „%1“ ist darin nicht deklariert.</translation>
    </message>
    <message>
        <source>Declare it there, or put its text in its place.</source>
        <translation>Deklarieren Sie sie dort, oder setzen Sie ihren Text an ihre Stelle.</translation>
    </message>
    <message>
        <source>The translation memory %1 has no text in %2: its languages are %3.</source>
        <translation>Der Übersetzungsspeicher %1 hat keinen Text in %2: Seine Sprachen sind %3.</translation>
    </message>
    <message>
        <source>`%1` and `%2`</source>
        <translation>„%1“ und „%2“</translation>
    </message>
    <message>
        <source>a second language</source>
        <translation>einer zweiten Sprache</translation>
    </message>
    <message>
        <source>one without a name</source>
        <translation>eine ohne Namen</translation>
    </message>
    <message>
        <source>Choose of these with --source-language and --target-language.</source>
        <translation>Wählen Sie von diesen mit --source-language und --target-language.</translation>
    </message>
    <message>
        <source>Languages taken: %1 to %2.</source>
        <translation>Genommene Sprachen: %1 nach %2.</translation>
    </message>
    <message>
        <source>Languages taken for validation: %1 to %2.</source>
        <translation>Genommene Sprachen zur Validierung: %1 nach %2.</translation>
    </message>
    <message>
        <source>Languages taken for test: %1 to %2.</source>
        <translation>Genommene Sprachen zum Test: %1 nach %2.</translation>
    </message>
    <message>
        <source>`%1` and a second language</source>
        <translation>„%1“ und einer zweiten Sprache</translation>
    </message>
    <message>
        <source>%1 for names of columns</source>
        <translation>%1 wegen Namen der Spalten</translation>
    </message>
    <message>
        <source>%1 names of columns</source>
        <translation>%1 Namen der Spalten</translation>
    </message>
    <message>
        <source>The table %1 has %2 in column 1 and %3 in column 2, not sentences and their translations.</source>
        <translation>Die Tabelle %1 hat %2 in Spalte 1 und %3 in Spalte 2, nicht Sätze und ihre Übersetzungen.</translation>
    </message>
    <message>
        <source>sentences</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>web addresses</source>
        <translation>Webadressen</translation>
    </message>
    <message>
        <source>identifiers</source>
        <translation>Kennungen</translation>
    </message>
    <message>
        <source>the same in every line</source>
        <translation>in jeder Zeile dasselbe</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Give `--tsv-columns %1,%2`, if those are meant.</source>
        <translation>Geben Sie „--tsv-columns %1,%2“ an, wenn diese gemeint sind.</translation>
    </message>
    <message>
        <source>`--tsv-columns 1,2` takes these as they are.</source>
        <translation>„--tsv-columns 1,2“ nimmt diese, wie sie sind.</translation>
    </message>
    <message>
        <source>The table %1 has no column %2: its first lines have %3.</source>
        <translation>Die Tabelle %1 hat keine Spalte %2: Ihre ersten Zeilen haben %3.</translation>
    </message>
    <message>
        <source>Choose others with --tsv-columns.</source>
        <translation>Wählen Sie andere mit --tsv-columns.</translation>
    </message>
    <message>
        <source>The first line of %1 names no column `%2`: it holds %3.</source>
        <translation>Die erste Zeile von %1 nennt keine Spalte „%2“: Sie enthält %3.</translation>
    </message>
    <message>
        <source>Choose others with --tsv-columns, by number from 1 or by name.</source>
        <translation>Wählen Sie andere mit --tsv-columns, nach Nummer ab 1 oder nach Namen.</translation>
    </message>
    <message>
        <source>a long text</source>
        <translation>einen langen Text</translation>
    </message>
    <message>
        <source>Columns are chosen of a table: --%1tsv.</source>
        <translation>Spalten werden aus einer Tabelle gewählt: --%1tsv.</translation>
    </message>
    <message>
        <source>`%1` does not choose two columns.</source>
        <translation>„%1“ wählt nicht zwei Spalten.</translation>
    </message>
    <message>
        <source>Give %1 two numbers from 1, as 2,4, or two names of the first line, as en,de.</source>
        <translation>Geben Sie %1 zwei Nummern ab 1, etwa 2,4, oder zwei Namen der ersten Zeile, etwa en,de.</translation>
    </message>
    <message>
        <source>Columns taken: %1 and %2.</source>
        <translation>Genommene Spalten: %1 und %2.</translation>
    </message>
    <message>
        <source>The first pair: &quot;%1&quot; and &quot;%2&quot;.</source>
        <translation>Das erste Paar: „%1“ und „%2“.</translation>
    </message>
    <message>
        <source>The packed file %1 cannot be read: %2.</source>
        <translation>Die gepackte Datei %1 ist nicht lesbar: %2.</translation>
    </message>
    <message>
        <source>it is cut short</source>
        <translation>sie ist abgeschnitten</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>sie ist beschädigt</translation>
    </message>
    <message>
        <source>The archive %1 holds no file.</source>
        <translation>Das Archiv %1 enthält keine Datei.</translation>
    </message>
    <message>
        <source>The archive %1 holds %2 files: %3.</source>
        <translation>Das Archiv %1 enthält %2 Dateien: %3.</translation>
    </message>
    <message>
        <source>Unpack it, and give those that are meant.</source>
        <translation>Packen Sie es aus, und geben Sie die an, die gemeint sind.</translation>
    </message>
    <message>
        <source>The file %1 is %2, not text.</source>
        <translation>Die Datei %1 ist %2, kein Text.</translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation>ein RAR-Archiv</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>an Office document</source>
        <translation>ein Office-Dokument</translation>
    </message>
    <message>
        <source>a Parquet file</source>
        <translation>eine Parquet-Datei</translation>
    </message>
    <message>
        <source>an SQLite database</source>
        <translation>eine SQLite-Datenbank</translation>
    </message>
    <message>
        <source>a zip archive within another</source>
        <translation>ein Zip-Archiv in einem anderen</translation>
    </message>
    <message>
        <source>Unpack it or convert it to text first.</source>
        <translation>Packen Sie sie aus, oder wandeln Sie sie zuerst in Text um.</translation>
    </message>
    <message>
        <source>%1 lines of the test set cannot be used: they keep their places and are not translated.</source>
        <translation>%1 Zeilen der Testmenge sind nicht zu gebrauchen: Sie behalten ihre Plätze und werden nicht übersetzt.</translation>
    </message>
</context>
<context>
    <name>DataForm</name>
    <message>
        <source>Preparation</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>Vorbereiten</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>Vokabular</translation>
    </message>
    <message>
        <source>The pieces that words are cut into, learnt from the text for both languages together. More pieces make shorter sentences and a larger net.</source>
        <translation>Die Stücke, in die Wörter zerlegt werden, aus dem Text für beide Sprachen gemeinsam gelernt. Mehr Stücke machen kürzere Sätze und ein größeres Netz.</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Stücke</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>unigram</source>
        <translation>Unigramm</translation>
    </message>
    <message>
        <source>byte pairs (BPE)</source>
        <translation>Bytepaare (BPE)</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>Pairs held out to decide by (validation) and to report on (test), drawn by the seed.</source>
        <translation>Paare, die zum Entscheiden (Validierung) und zum Berichten (Test) zurückgehalten werden, vom Startwert ausgelost.</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>pairs</source>
        <translation>Paare</translation>
    </message>
    <message>
        <source>By itself: one pair in twenty, 1,000 at most</source>
        <translation>Von selbst: jedes zwanzigste Paar, höchstens 1.000</translation>
    </message>
    <message>
        <source>by itself</source>
        <translation>von selbst</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Lines to leave out</source>
        <translation>Wegzulassende Zeilen</translation>
    </message>
    <message>
        <source>Pairs that hardly are translations of each other.</source>
        <translation>Paare, die kaum Übersetzungen voneinander sind.</translation>
    </message>
    <message>
        <source>Longer than</source>
        <translation>Länger als</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>One side longer by</source>
        <translation>Eine Seite länger um</translation>
    </message>
    <message>
        <source>times</source>
        <translation>mal</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>the first two</source>
        <translation>die ersten beiden</translation>
    </message>
    <message>
        <source>Source and target by number, as 2,4, or as the first line names them, as en,de</source>
        <translation>Quelle und Ziel nach Nummer, etwa 2,4, oder wie die erste Zeile sie nennt, etwa en,de</translation>
    </message>
    <message>
        <source>Source language</source>
        <translation>Quellsprache</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>wie die Datei sagt</translation>
    </message>
    <message>
        <source>en takes every region, en-GB that one</source>
        <translation>en nimmt jede Region, en-GB diese eine</translation>
    </message>
    <message>
        <source>Target language</source>
        <translation>Zielsprache</translation>
    </message>
    <message>
        <source>the first other one</source>
        <translation>die erste andere</translation>
    </message>
</context>
<context>
    <name>ExportTables</name>
    <message>
        <source>Translations that are equal</source>
        <translation>Gleiche Übersetzungen</translation>
    </message>
    <message>
        <source>Validation sentences compared</source>
        <translation>Verglichene Validierungssätze</translation>
    </message>
    <message>
        <source>Largest difference of an output</source>
        <translation>Größte Abweichung einer Ausgabe</translation>
    </message>
    <message>
        <source>Weights equal to the bit</source>
        <translation>Gewichte bis aufs Bit gleich</translation>
    </message>
    <message>
        <source>Size on disk</source>
        <translation>Größe auf der Platte</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Training run</source>
        <translation>Trainingslauf</translation>
    </message>
    <message>
        <source>Training step</source>
        <translation>Trainingsschritt</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>SHA-256 of the supernet&apos;s weights</source>
        <translation>SHA-256 der Supernetzgewichte</translation>
    </message>
    <message>
        <source>SHA-256 of the data</source>
        <translation>SHA-256 der Daten</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>SHA-256 of %1</source>
        <translation>SHA-256 von %1</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Subnet</source>
        <translation>Teilnetz</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>✓ yes</source>
        <translation>✓ ja</translation>
    </message>
    <message>
        <source>In its own runtime</source>
        <translation>In der eigenen Laufzeit</translation>
    </message>
    <message>
        <source>Why it was not verified</source>
        <translation>Warum es nicht geprüft wurde</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Outputs compared</source>
        <translation>Verglichene Ausgaben</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Greedy translations that are equal</source>
        <translation>Gleiche Übersetzungen, gierig</translation>
    </message>
    <message>
        <source>Beam-5 translations that are equal</source>
        <translation>Gleiche Übersetzungen, Beam 5</translation>
    </message>
    <message>
        <source>Validation sentences translated</source>
        <translation>Übersetzte Validierungssätze</translation>
    </message>
    <message>
        <source>Largest difference in the runtime</source>
        <translation>Größter Unterschied in der Laufzeit</translation>
    </message>
    <message>
        <source>BLEU of the file, beam 5</source>
        <translation>BLEU der Datei, Beam 5</translation>
    </message>
    <message>
        <source>BLEU of the subnet, beam 5</source>
        <translation>BLEU des Teilnetzes, Beam 5</translation>
    </message>
    <message>
        <source>BLEU&apos;s signature</source>
        <translation>Signatur von BLEU</translation>
    </message>
    <message>
        <source>Latency of the file, greedy</source>
        <translation>Latenz der Datei, gierig</translation>
    </message>
    <message>
        <source>Latency of the file, beam 5</source>
        <translation>Latenz der Datei, Beam 5</translation>
    </message>
    <message>
        <source>Translations that differ</source>
        <translation>Abweichende Übersetzungen</translation>
    </message>
    <message>
        <source>What its search does otherwise</source>
        <translation>Was ihre Suche anders macht</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>sentence %1 (beam %2)</source>
        <translation>Satz %1 (Beam %2)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>BLEU</source>
        <translation>BLEU</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>In its runtime</source>
        <translation>In ihrer Laufzeit</translation>
    </message>
    <message>
        <source>✓ equal</source>
        <translation>✓ gleich</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>weicht ab</translation>
    </message>
    <message>
        <source>rounded</source>
        <translation>gerundet</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>✓ Loaded in %1, it translates all %2 sentences as the supernet&apos;s subnet does, greedily and with a beam of 5.</source>
        <translation>✓ In %1 geladen übersetzt es alle %2 Sätze wie das Teilnetz im Supernetz, gierig und mit Beam 5.</translation>
    </message>
    <message>
        <source>Loaded in %1, it does not translate all %2 sentences as the supernet&apos;s subnet does: %3 greedily and %4 with a beam of 5.</source>
        <translation>In %1 geladen übersetzt es nicht alle %2 Sätze wie das Teilnetz im Supernetz: %3 gierig und %4 mit Beam 5.</translation>
    </message>
    <message>
        <source>Loaded in %1, its weights rounded to eight bits: BLEU %2 where the subnet has %3; %4 of %5 beam-5 translations are equal.</source>
        <translation>In %1 geladen, die Gewichte auf acht Bit gerundet: BLEU %2, wo das Teilnetz %3 hat; %4 von %5 Übersetzungen mit Beam 5 sind gleich.</translation>
    </message>
    <message>
        <source> Not verified in its own runtime here: %1</source>
        <translation> In der eigenen Laufzeit hier nicht geprüft: %1</translation>
    </message>
    <message>
        <source>Written.</source>
        <translation>Geschrieben.</translation>
    </message>
    <message>
        <source>✓ Loaded back, it translates every sentence as the supernet&apos;s subnet does.</source>
        <translation>✓ Wieder geladen übersetzt es jeden Satz wie das Teilnetz im Supernetz.</translation>
    </message>
    <message>
        <source>Some translations differ from those of the supernet&apos;s subnet: see below which.</source>
        <translation>Einige Übersetzungen weichen von denen des Teilnetzes im Supernetz ab: unten steht, welche.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>✓ all %1 formats</source>
        <translation>✓ alle %1 Formate</translation>
    </message>
    <message>
        <source>all but %1</source>
        <translation>alle außer %1</translation>
    </message>
    <message>
        <source>Can be written as</source>
        <translation>Kann geschrieben werden als</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Version of the program</source>
        <translation>Version des Programms</translation>
    </message>
    <message>
        <source>Trained on, processor</source>
        <translation>Trainiert auf, Prozessor</translation>
    </message>
    <message>
        <source>Trained on, cores</source>
        <translation>Trainiert auf, Kerne</translation>
    </message>
    <message>
        <source>Trained on, system</source>
        <translation>Trainiert auf, System</translation>
    </message>
    <message>
        <source>Trained by version</source>
        <translation>Trainiert von Version</translation>
    </message>
    <message>
        <source>Trained with threads</source>
        <translation>Trainiert mit Threads</translation>
    </message>
    <message>
        <source>Data prepared by run</source>
        <translation>Daten vorbereitet im Lauf</translation>
    </message>
    <message>
        <source>Training pairs</source>
        <translation>Trainingspaare</translation>
    </message>
    <message>
        <source>Validation pairs</source>
        <translation>Validierungspaare</translation>
    </message>
    <message>
        <source>Test pairs</source>
        <translation>Testpaare</translation>
    </message>
    <message>
        <source>Pairs left out</source>
        <translation>Ausgelassene Paare</translation>
    </message>
    <message>
        <source>Seed of the split</source>
        <translation>Startwert der Aufteilung</translation>
    </message>
    <message>
        <source>Kind of vocabulary</source>
        <translation>Art des Vokabulars</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>Vokabular</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>Teilung</translation>
    </message>
    <message>
        <source>Experts</source>
        <translation>Experten</translation>
    </message>
    <message>
        <source>Experts begin as copies</source>
        <translation>Experten beginnen als Kopien</translation>
    </message>
    <message>
        <source>Routed parts</source>
        <translation>Geroutete Teile</translation>
    </message>
    <message>
        <source>What the router sees</source>
        <translation>Was der Router sieht</translation>
    </message>
    <message>
        <source>Width of the router</source>
        <translation>Breite des Routers</translation>
    </message>
    <message>
        <source>Dropout of the router</source>
        <translation>Dropout des Routers</translation>
    </message>
    <message>
        <source>Kind of this proof</source>
        <translation>Art dieses Nachweises</translation>
    </message>
    <message>
        <source>Version of this proof&apos;s format</source>
        <translation>Formatversion dieses Nachweises</translation>
    </message>
</context>
<context>
    <name>Fidelity</name>
    <message>
        <source>Too few architectures to judge an order: %1 of at least %2.</source>
        <translation>Zu wenige Architekturen, um über eine Reihenfolge zu urteilen: %1 von mindestens %2.</translation>
    </message>
    <message>
        <source>No correlation can be shown with %1 architectures: the interval of Kendall&apos;s tau includes 0.</source>
        <translation>Mit %1 Architekturen lässt sich kein Zusammenhang zeigen: Das Intervall von Kendalls Tau enthält die 0.</translation>
    </message>
    <message>
        <source>Ranks %1 architectures against what standalone training says: do not choose by it.</source>
        <translation>Ordnet %1 Architekturen umgekehrt wie das eigenständige Training: danach sollte man nicht wählen.</translation>
    </message>
    <message>
        <source>Ranks %1 architectures only roughly as standalone training does: of 100 pairs about %2 stand in the right order.</source>
        <translation>Ordnet %1 Architekturen nur ungefähr wie das eigenständige Training: Von 100 Paaren stehen etwa %2 in der richtigen Reihenfolge.</translation>
    </message>
    <message>
        <source>Ranks %1 architectures mostly as standalone training does: of 100 pairs about %2 stand in the right order.</source>
        <translation>Ordnet %1 Architekturen meist wie das eigenständige Training: Von 100 Paaren stehen etwa %2 in der richtigen Reihenfolge.</translation>
    </message>
    <message>
        <source>Ranks %1 architectures nearly as standalone training does: of 100 pairs about %2 stand in the right order.</source>
        <translation>Ordnet %1 Architekturen fast wie das eigenständige Training: Von 100 Paaren stehen etwa %2 in der richtigen Reihenfolge.</translation>
    </message>
    <message>
        <source>Its scores lie %1 BLEU off those of standalone training.</source>
        <translation>Seine Werte liegen %1 BLEU neben denen des eigenständigen Trainings.</translation>
    </message>
    <message>
        <source>lost by trusting the supernet&apos;s favourite instead of the best; 0 is best</source>
        <translation>verliert, wer dem Liebling des Supernetzes statt dem besten traut; 0 ist am besten</translation>
    </message>
    <message>
        <source>lost by trusting the supernet&apos;s %1 favourites instead of the best; 0 is best</source>
        <translation>verliert, wer den %1 Lieblingen des Supernetzes statt dem besten traut; 0 ist am besten</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>how far inherited BLEU lies from standalone BLEU, on average; 0 is best</source>
        <translation>so weit liegt geerbtes BLEU im Mittel vom eigenständigen; 0 ist am besten</translation>
    </message>
    <message>
        <source>Kendall tau-b</source>
        <translation>Kendalls Tau-b</translation>
    </message>
    <message>
        <source>1: both put all pairs in the same order; 0: as good as chance; −1: upside down</source>
        <translation>1: beide ordnen alle Paare gleich; 0: so gut wie Zufall; −1: verkehrt herum</translation>
    </message>
    <message>
        <source>Within one depth</source>
        <translation>Bei gleicher Tiefe</translation>
    </message>
    <message>
        <source>the same among equally deep decoders, where depth does not decide</source>
        <translation>dasselbe unter gleich tiefen Decodern, wo die Tiefe nicht entscheidet</translation>
    </message>
    <message>
        <source>Spearman</source>
        <translation>Spearman</translation>
    </message>
    <message>
        <source>how well the ranks agree; 1 is best</source>
        <translation>wie gut die Ränge übereinstimmen; 1 ist am besten</translation>
    </message>
    <message>
        <source>Regret of the top %1</source>
        <translation>Bedauern der ersten %1</translation>
    </message>
    <message>
        <source>Supernet</source>
        <translation>Supernetz</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Gap, BLEU</source>
        <translation>Abstand, BLEU</translation>
    </message>
    <message>
        <source>Tau-b</source>
        <translation>Tau-b</translation>
    </message>
    <message>
        <source>Regret, BLEU</source>
        <translation>Bedauern, BLEU</translation>
    </message>
    <message>
        <source>%1, from</source>
        <translation>%1, von</translation>
    </message>
    <message>
        <source>%1, to</source>
        <translation>%1, bis</translation>
    </message>
    <message>
        <source>Every score is above that of standalone training, by %1 BLEU on average: the nets trained alone had too little for the gap to tell what inheriting costs.</source>
        <translation>Jeder Wert liegt über dem des eigenständigen Trainings, im Mittel um %1 BLEU: Die allein trainierten Netze hatten zu wenig, als dass der Abstand sagen könnte, was das Erben kostet.</translation>
    </message>
    <message>
        <source>undefined</source>
        <translation>unbestimmt</translation>
    </message>
</context>
<context>
    <name>FrontAxes</name>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>FLOPs</source>
        <translation>FLOPs</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>BLEU</source>
        <translation>BLEU</translation>
    </message>
    <message>
        <source>chrF</source>
        <translation>chrF</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Latency, ms a sentence (left is faster)</source>
        <translation>Latenz, ms je Satz (links ist schneller)</translation>
    </message>
    <message>
        <source>FLOPs a sentence, 30 → 30 tokens (left is cheaper)</source>
        <translation>FLOPs je Satz, 30 → 30 Token (links ist billiger)</translation>
    </message>
    <message>
        <source>Parameters without embeddings (left is smaller)</source>
        <translation>Parameter ohne Einbettungen (links ist kleiner)</translation>
    </message>
    <message>
        <source>BLEU, validation (up is better)</source>
        <translation>BLEU, Validierung (hoch ist gut)</translation>
    </message>
    <message>
        <source>chrF, validation (up is better)</source>
        <translation>chrF, Validierung (hoch ist gut)</translation>
    </message>
    <message>
        <source>Validation loss, nats a token (up is better)</source>
        <translation>Validierungsverlust, Nats je Token (hoch ist gut)</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>%1 BLEU</source>
        <translation>%1 BLEU</translation>
    </message>
    <message>
        <source>%1 chrF</source>
        <translation>%1 chrF</translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation>Verlust %1</translation>
    </message>
    <message>
        <source>hardly any %1</source>
        <translation>kaum %1</translation>
    </message>
    <message>
        <source>%1 of loss</source>
        <translation>%1 Verlust</translation>
    </message>
    <message>
        <source>Latency on %1</source>
        <translation>Latenz auf %1</translation>
    </message>
    <message>
        <source>Predicted latency on %1, ms a sentence (left is faster)</source>
        <translation>Vorhergesagte Latenz auf %1, ms je Satz (links ist schneller)</translation>
    </message>
</context>
<context>
    <name>FrontData</name>
    <message>
        <source>The next cheaper pick loses %1 for %2.</source>
        <translation>Das nächstbilligere Teilnetz verliert %1 für %2.</translation>
    </message>
    <message>
        <source>The cheapest of the front.</source>
        <translation>Das billigste der Front.</translation>
    </message>
    <message>
        <source>The next dearer one gains %1 for %2.</source>
        <translation>Das nächstteurere gewinnt %1 für %2.</translation>
    </message>
    <message>
        <source>Nothing on the front is better.</source>
        <translation>Nichts auf der Front ist besser.</translation>
    </message>
    <message>
        <source>The knee of the front: from here on more cost buys less.</source>
        <translation>Das Knie der Front: Von hier an bringt mehr Aufwand weniger.</translation>
    </message>
</context>
<context>
    <name>FrontWords</name>
    <message>
        <source>%1 to %2 with 95 % confidence</source>
        <translation>%1 bis %2 mit 95 % Sicherheit</translation>
    </message>
    <message>
        <source>certainly on the front</source>
        <translation>sicher auf der Front</translation>
    </message>
    <message>
        <source>on the front, unless another is faster than it seems</source>
        <translation>auf der Front, außer ein anderes ist schneller, als es scheint</translation>
    </message>
    <message>
        <source>on the front if it is faster than it seems</source>
        <translation>auf der Front, falls es schneller ist, als es scheint</translation>
    </message>
    <message>
        <source>on the front by its prediction alone: what was measured rules it out</source>
        <translation>nur nach der Vorhersage auf der Front: was gemessen wurde, schließt es aus</translation>
    </message>
    <message>
        <source>candidates, later ones stronger</source>
        <translation>Kandidaten, spätere kräftiger</translation>
    </message>
    <message>
        <source>front, filled where measured</source>
        <translation>Front, gefüllt wo gemessen</translation>
    </message>
    <message>
        <source>possibly on it</source>
        <translation>vielleicht auf ihr</translation>
    </message>
    <message>
        <source>retrained</source>
        <translation>nachtrainiert</translation>
    </message>
    <message>
        <source>exported files</source>
        <translation>exportierte Dateien</translation>
    </message>
    <message>
        <source>exported files, %1 far right</source>
        <translation>exportierte Dateien, %1 weit rechts</translation>
    </message>
    <message>
        <source>between the fronts of %1 seeds</source>
        <translation>zwischen den Fronten von %1 Startwerten</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>&lt;b&gt;Subnet %1&lt;/b&gt; · generation %2</source>
        <translation>&lt;b&gt;Teilnetz %1&lt;/b&gt; · Generation %2</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; · %2&lt;br&gt;%3 · %4 · %5&lt;br&gt;%6 validation sentences, beam 5, in %7; on them the subnet itself has %8</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; · %2&lt;br&gt;%3 · %4 · %5&lt;br&gt;%6 Validierungssätze, Beam 5, in %7; das Teilnetz selbst hat auf ihnen %8</translation>
    </message>
</context>
<context>
    <name>JobWords</name>
    <message>
        <source>training the tokenizer</source>
        <translation>trainiert den Tokenizer</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>liest</translation>
    </message>
    <message>
        <source>training</source>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>searching</source>
        <translation>sucht</translation>
    </message>
    <message>
        <source>scoring the front</source>
        <translation>bewertet die Front</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>misst</translation>
    </message>
    <message>
        <source>learning</source>
        <translation>lernt</translation>
    </message>
    <message>
        <source>translating</source>
        <translation>übersetzt</translation>
    </message>
    <message>
        <source>waiting for disk space</source>
        <translation>wartet auf Plattenplatz</translation>
    </message>
    <message>
        <source>waiting for a quiet machine</source>
        <translation>wartet auf einen ruhigen Rechner</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>candidates</source>
        <translation>Kandidaten</translation>
    </message>
    <message>
        <source>timings</source>
        <translation>Messungen</translation>
    </message>
    <message>
        <source>sentences</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <source>pairs</source>
        <translation>Paare</translation>
    </message>
    <message>
        <source>tokens/s</source>
        <translation>Token/s</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>generation</source>
        <translation>Generation</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>random</source>
        <translation>zufällig</translation>
    </message>
    <message>
        <source>mutation</source>
        <translation>Mutation</translation>
    </message>
    <message>
        <source>crossover</source>
        <translation>Kreuzung</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>größtes</translation>
    </message>
    <message>
        <source>smallest</source>
        <translation>kleinstes</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>gleichmäßig</translation>
    </message>
    <message>
        <source>sandwich</source>
        <translation>Sandwich</translation>
    </message>
    <message>
        <source>single</source>
        <translation>einfach</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>schicht</translation>
    </message>
    <message>
        <source>neuron</source>
        <translation>neuronen</translation>
    </message>
    <message>
        <source>network</source>
        <translation>netz</translation>
    </message>
    <message>
        <source>Trained %1 steps, %2 epochs, in %3 s of run %4.</source>
        <translation>%1 Schritte trainiert, %2 Epochen, in %3 s von Lauf %4.</translation>
    </message>
    <message>
        <source>Stopped after step %1; resume with `%2`.</source>
        <translation>Nach Schritt %1 angehalten; weiter mit `%2`.</translation>
    </message>
    <message>
        <source>Step %1: validation loss %2 (mean of %3 subnets)</source>
        <translation>Schritt %1: Validierungsverlust %2 (Mittel über %3 Teilnetze)</translation>
    </message>
    <message>
        <source>Branched from %1 at step %2.</source>
        <translation>Von %1 bei Schritt %2 abgezweigt.</translation>
    </message>
    <message>
        <source>Generation %1 of %2: %3 candidates, %4 on the front</source>
        <translation>Generation %1 von %2: %3 Kandidaten, %4 auf der Front</translation>
    </message>
    <message>
        <source>From generation %1 on: %2</source>
        <translation>Ab Generation %1: %2</translation>
    </message>
    <message>
        <source>The command `%1` was not obeyed. %2</source>
        <translation>Der Befehl `%1` wurde nicht befolgt. %2</translation>
    </message>
    <message>
        <source>No latency limit.</source>
        <translation>Keine Grenze der Latenz.</translation>
    </message>
    <message>
        <source>Latency at most %1 ms.</source>
        <translation>Latenz höchstens %1 ms.</translation>
    </message>
    <message>
        <source>Pinned %1 to %2.</source>
        <translation>%1 auf %2 festgehalten.</translation>
    </message>
    <message>
        <source>Forbade for %1: %2.</source>
        <translation>Für %1 verboten: %2.</translation>
    </message>
    <message>
        <source>Released %1.</source>
        <translation>%1 freigegeben.</translation>
    </message>
    <message>
        <source>Searching everywhere.</source>
        <translation>Gesucht wird überall.</translation>
    </message>
    <message>
        <source>Searching from %1 to %2 ms, among the choices of %3 candidates.</source>
        <translation>Gesucht wird von %1 bis %2 ms, unter den Werten von %3 Kandidaten.</translation>
    </message>
    <message>
        <source>training alone</source>
        <translation>trainiert allein</translation>
    </message>
    <message>
        <source>architectures</source>
        <translation>Architekturen</translation>
    </message>
    <message>
        <source>partition</source>
        <translation>partition</translation>
    </message>
    <message>
        <source>hypernetwork</source>
        <translation>Hypernetz</translation>
    </message>
    <message>
        <source>token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Seed %1: in the store, as `%2`.</source>
        <translation>Startwert %1: schon im Projekt, als `%2`.</translation>
    </message>
    <message>
        <source>No latency limit on `%1`.</source>
        <translation>Keine Grenze der Latenz auf `%1`.</translation>
    </message>
    <message>
        <source>Latency at most %1 ms on `%2`.</source>
        <translation>Latenz auf `%2` höchstens %1 ms.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Training runs</source>
        <translation>Trainingsläufe</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>Teilung</translation>
    </message>
    <message>
        <source>Experts</source>
        <translation>Experten</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>BLEU, smallest</source>
        <translation>BLEU, kleinstes</translation>
    </message>
    <message>
        <source>BLEU, largest</source>
        <translation>BLEU, größtes</translation>
    </message>
    <message>
        <source>The front</source>
        <translation>Die Front</translation>
    </message>
    <message>
        <source>Subnet</source>
        <translation>Teilnetz</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>BLEU</source>
        <translation>BLEU</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>FLOPs</source>
        <translation>FLOPs</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Data and machine</source>
        <translation>Daten und Rechner</translation>
    </message>
    <message>
        <source>Training pairs</source>
        <translation>Trainingspaare</translation>
    </message>
    <message>
        <source>Validation pairs</source>
        <translation>Validierungspaare</translation>
    </message>
    <message>
        <source>Test pairs</source>
        <translation>Testpaare</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>Vokabular</translation>
    </message>
    <message>
        <source>Seed of the split</source>
        <translation>Startwert der Aufteilung</translation>
    </message>
    <message>
        <source>SHA-256 of the data</source>
        <translation>SHA-256 der Daten</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Nothing is trained yet.</source>
        <translation>Noch ist nichts trainiert.</translation>
    </message>
    <message>
        <source>Solid lines are the largest subnet, dashed ones random, dotted ones the smallest; each run has its colour. Scores are those of validation data with inherited weights.</source>
        <translation>Durchgezogene Linien sind das größte Teilnetz, gestrichelte zufällige, gepunktete das kleinste; jeder Lauf hat seine Farbe. Die Werte sind die auf Validierungsdaten mit geerbten Gewichten.</translation>
    </message>
    <message>
        <source>BLEU, validation, over steps</source>
        <translation>BLEU, Validierung, über Schritte</translation>
    </message>
    <message>
        <source>Validation loss, nats a token, over steps</source>
        <translation>Validierungsverlust, nats je Token, über Schritte</translation>
    </message>
    <message>
        <source>Gradient agreement (cosine) over steps</source>
        <translation>Übereinstimmung der Gradienten (Kosinus) über Schritte</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Nothing is searched yet.</source>
        <translation>Noch ist nichts durchsucht.</translation>
    </message>
    <message>
        <source>Every candidate, and the front</source>
        <translation>Alle Kandidaten und die Front</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>Population</translation>
    </message>
    <message>
        <source>Generations</source>
        <translation>Generationen</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Kandidaten</translation>
    </message>
    <message>
        <source>How latency is measured</source>
        <translation>Wie Latenz gemessen wird</translation>
    </message>
    <message>
        <source>Picks</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Nothing is picked yet.</source>
        <translation>Noch ist nichts ausgewählt.</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Exporte</translation>
    </message>
    <message>
        <source>Nothing is exported yet.</source>
        <translation>Noch ist nichts exportiert.</translation>
    </message>
    <message>
        <source>Proof of %1</source>
        <translation>Nachweis zu %1</translation>
    </message>
    <message>
        <source>How scores were made</source>
        <translation>Wie die Werte zustande kamen</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metrik</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>Nothing is scored yet.</source>
        <translation>Noch ist nichts bewertet.</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>schlicht</translation>
    </message>
    <message>
        <source>Runs that differ in the seed alone are drawn as their mean, with a band from the least to the most of them.</source>
        <translation>Läufe, die sich allein im Startwert unterscheiden, sind als ihr Mittel gezeichnet, mit einem Band vom kleinsten bis zum größten.</translation>
    </message>
    <message>
        <source>By paired approximate randomisation on %1 validation sentences, translated with a beam of 5, corrected for %2 pairs (Holm); beyond chance is below 0.05. Intervals hold 95 % of 1,000 bootstrap resamples.</source>
        <translation>Nach gepaarter approximativer Randomisierung auf %1 Validierungssätzen, übersetzt mit Strahlbreite 5, berichtigt für %2 Paare (Holm); jenseits des Zufalls ist unter 0,05. Intervalle enthalten 95 % von 1.000 Bootstrap-Ziehungen.</translation>
    </message>
    <message>
        <source>Whether the differences are beyond chance could not be tested: %1</source>
        <translation>Ob die Unterschiede jenseits des Zufalls liegen, ließ sich nicht prüfen: %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 tokens to %2, beam %3, batches of %4, threads: %5, %6 (%7)</source>
        <translation>%1 zu %2 Token, Strahlbreite %3, Batches zu %4, Threads: %5, %6 (%7)</translation>
    </message>
</context>
<context>
    <name>Retraining</name>
    <message>
        <source>%1 ± %2 BLEU</source>
        <translation>%1 ± %2 BLEU</translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation>Verlust %1</translation>
    </message>
    <message>
        <source>Retraining has not come within the interval of the standalone %1 in %2 steps.</source>
        <translation>Das Nachtrainieren ist in %2 Schritten nicht in das Intervall der eigenständigen %1 gekommen.</translation>
    </message>
    <message>
        <source>The inherited weights are within the interval of the standalone %1 without any training.</source>
        <translation>Die geerbten Gewichte liegen ganz ohne Training im Intervall der eigenständigen %1.</translation>
    </message>
    <message>
        <source>%1 steps instead of %2, %3 s instead of %4, to come within the interval of the standalone %5.</source>
        <translation>%1 Schritte statt %2, %3 s statt %4 bis in das Intervall der eigenständigen %5.</translation>
    </message>
    <message>
        <source>Retraining saved %1 % of the steps:</source>
        <translation>Nachtrainieren hat %1 % der Schritte gespart:</translation>
    </message>
    <message>
        <source>Retraining took longer than training from scratch:</source>
        <translation>Nachtrainieren hat länger gedauert als Training von Grund auf:</translation>
    </message>
    <message>
        <source>Retrained for %1 steps: %2.</source>
        <translation>%1 Schritte nachtrainiert: %2.</translation>
    </message>
    <message>
        <source>Trained from scratch for %1 steps: %2.</source>
        <translation>%1 Schritte von Grund auf trainiert: %2.</translation>
    </message>
    <message>
        <source>Subnet %1 of %2</source>
        <translation>Teilnetz %1 von %2</translation>
    </message>
    <message>
        <source>Not trained alone yet.</source>
        <translation>Noch nicht allein trainiert.</translation>
    </message>
    <message>
        <source>Train it from scratch too, to see what was saved.</source>
        <translation>Auch von Grund auf trainiert, zeigt sich, was gespart wurde.</translation>
    </message>
    <message>
        <source>Retrain it too, to see what is saved.</source>
        <translation>Auch nachtrainiert, zeigt sich, was gespart wird.</translation>
    </message>
    <message>
        <source>Subnet</source>
        <translation>Teilnetz</translation>
    </message>
    <message>
        <source>BLEU alone</source>
        <translation>BLEU allein</translation>
    </message>
    <message>
        <source>±</source>
        <translation>±</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Within ± at step</source>
        <translation>In ± ab Schritt</translation>
    </message>
    <message>
        <source>at second</source>
        <translation>ab Sekunde</translation>
    </message>
    <message>
        <source>Equal at step</source>
        <translation>Gleich ab Schritt</translation>
    </message>
    <message>
        <source>equal at second</source>
        <translation>gleich ab Sek.</translation>
    </message>
    <message>
        <source>Steps saved, %</source>
        <translation>Gespart, %</translation>
    </message>
</context>
<context>
    <name>SamplingFields</name>
    <message>
        <source>Subnets of a step</source>
        <translation>Teilnetze je Schritt</translation>
    </message>
    <message>
        <source>one at random</source>
        <translation>ein zufälliges</translation>
    </message>
    <message>
        <source>sandwich</source>
        <translation>Sandwich</translation>
    </message>
    <message>
        <source>Random ones</source>
        <translation>Zufällige</translation>
    </message>
    <message>
        <source>Beside the largest and the smallest, on the same sentences.</source>
        <translation>Neben dem größten und dem kleinsten, auf denselben Sätzen.</translation>
    </message>
    <message>
        <source>Learn from largest</source>
        <translation>Lernen vom größten</translation>
    </message>
    <message>
        <source>Share of the smaller subnets&apos; loss that is their divergence from the largest one&apos;s output. 1: BigNAS&apos; in-place distillation; 0: none.</source>
        <translation>Anteil am Verlust der kleineren Teilnetze, der ihre Abweichung von der Ausgabe des größten ist. 1: BigNAS’ Destillation am Ort; 0: keine.</translation>
    </message>
    <message>
        <source>Gradient surgery</source>
        <translation>Gradienten ordnen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>NASViT</source>
        <translation>NASViT</translation>
    </message>
    <message>
        <source>PCGrad</source>
        <translation>PCGrad</translation>
    </message>
    <message>
        <source>Takes out what makes gradients conflict: NASViT from the largest subnet&apos;s, tensor by tensor; PCGrad from each against each other one.</source>
        <translation>Nimmt heraus, worin Gradienten streiten: NASViT aus dem des größten Teilnetzes, Tensor für Tensor; PCGrad aus jedem gegen jeden anderen.</translation>
    </message>
    <message>
        <source>Surgery after</source>
        <translation>Ordnen ab Anteil</translation>
    </message>
    <message>
        <source>Share of the run that lies behind when surgery begins. NASViT&apos;s is a quarter.</source>
        <translation>Anteil des Laufs, der vorbei ist, wenn es beginnt. Bei NASViT ist es ein Viertel.</translation>
    </message>
    <message>
        <source>Of equal cost, train</source>
        <translation>Von gleich teuren</translation>
    </message>
    <message>
        <source>any</source>
        <translation>irgendeines</translation>
    </message>
    <message>
        <source>the best</source>
        <translation>das beste</translation>
    </message>
    <message>
        <source>the worst</source>
        <translation>das schlechteste</translation>
    </message>
    <message>
        <source>AttentiveNAS: of several random subnets of about one cost, the one with the least or the greatest loss on the step&apos;s sentences is trained.</source>
        <translation>AttentiveNAS: Von mehreren zufälligen, etwa gleich teuren Teilnetzen wird das mit dem kleinsten oder größten Verlust auf den Sätzen des Schritts trainiert.</translation>
    </message>
    <message>
        <source>Chosen among</source>
        <translation>Gewählt unter</translation>
    </message>
    <message>
        <source>subnets</source>
        <translation>Teilnetze</translation>
    </message>
    <message>
        <source>Genes are free</source>
        <translation>Gene sind frei</translation>
    </message>
    <message>
        <source>all the time</source>
        <translation>die ganze Zeit</translation>
    </message>
    <message>
        <source>in stages</source>
        <translation>in Stufen</translation>
    </message>
    <message>
        <source>Once-for-All&apos;s progressive shrinking: the largest subnet alone is trained first, then the genes of each stage become free as well, each for an equal share of the run.</source>
        <translation>Schrittweises Schrumpfen wie bei Once-for-All: Zuerst wird allein das größte Teilnetz trainiert, dann werden Stufe um Stufe weitere Gene frei, jede für einen gleichen Teil des Laufs.</translation>
    </message>
    <message>
        <source>from the start</source>
        <translation>von Anfang an</translation>
    </message>
    <message>
        <source>from stage %1 on</source>
        <translation>ab Stufe %1</translation>
    </message>
</context>
<context>
    <name>SearchForm</name>
    <message>
        <source>New search</source>
        <translation>Neue Suche</translation>
    </message>
    <message>
        <source>Start searching</source>
        <translation>Suche starten</translation>
    </message>
    <message>
        <source>How to search</source>
        <translation>Wie gesucht wird</translation>
    </message>
    <message>
        <source>NSGA-II finds the whole front of latency and quality; evolution finds the best subnet under a latency limit; random is the honest baseline.</source>
        <translation>NSGA-II findet die ganze Front von Latenz und Güte; die Evolution findet das beste Teilnetz unter einer Latenzgrenze; zufällig ist der ehrliche Maßstab.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>whole front (NSGA-II)</source>
        <translation>ganze Front (NSGA-II)</translation>
    </message>
    <message>
        <source>best under a limit</source>
        <translation>Bestes unter Grenze</translation>
    </message>
    <message>
        <source>random</source>
        <translation>zufällig</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>Population</translation>
    </message>
    <message>
        <source>subnets</source>
        <translation>Teilnetze</translation>
    </message>
    <message>
        <source>Generations</source>
        <translation>Generationen</translation>
    </message>
    <message>
        <source>What counts</source>
        <translation>Was zählt</translation>
    </message>
    <message>
        <source>The validation loss with inherited weights ranks the candidates; members of the front get BLEU on the validation sentences too.</source>
        <translation>Der Validierungsverlust mit geerbten Gewichten reiht die Kandidaten; Mitglieder der Front bekommen auch BLEU auf den Validierungssätzen.</translation>
    </message>
    <message>
        <source>Ranked by</source>
        <translation>Gereiht nach</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>greedy BLEU</source>
        <translation>BLEU (gierig)</translation>
    </message>
    <message>
        <source>Latency at most</source>
        <translation>Latenz höchstens</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Exportable as</source>
        <translation>Exportierbar als</translation>
    </message>
    <message>
        <source>what each can be</source>
        <translation>was jedes sein kann</translation>
    </message>
    <message>
        <source>CTranslate2 too</source>
        <translation>auch CTranslate2</translation>
    </message>
    <message>
        <source>CTranslate2 has no counterpart for subnets that attend to several encoder layers</source>
        <translation>CTranslate2 kennt keine Teilnetze, die auf mehrere Encoderschichten achten</translation>
    </message>
    <message>
        <source>On %1 at most</source>
        <translation>Auf %1 höchstens</translation>
    </message>
    <message>
        <source>By the latency predictor of this device; what the search trades quality for stays the latency above</source>
        <translation>Nach dem Latenz-Vorhersager dieses Geräts; gegen die Qualität abgewogen wird weiter die Latenz darüber</translation>
    </message>
</context>
<context>
    <name>SharingFields</name>
    <message>
        <source>plain (HAT)</source>
        <translation>schlicht (HAT)</translation>
    </message>
    <message>
        <source>All subnets take their part of one set of weights.</source>
        <translation>Alle Teilnetze nehmen ihren Teil von einem Satz Gewichte.</translation>
    </message>
    <message>
        <source>layer-wise experts</source>
        <translation>Experten je Schicht</translation>
    </message>
    <message>
        <source>In each layer a router mixes the experts by the subnet&apos;s architecture.</source>
        <translation>In jeder Schicht mischt ein Router die Experten nach der Architektur des Teilnetzes.</translation>
    </message>
    <message>
        <source>neuron-wise experts</source>
        <translation>Experten je Neuron</translation>
    </message>
    <message>
        <source>For each neuron a router mixes the experts by the subnet&apos;s architecture.</source>
        <translation>Für jedes Neuron mischt ein Router die Experten nach der Architektur des Teilnetzes.</translation>
    </message>
    <message>
        <source>whole-net experts</source>
        <translation>Experten fürs Netz</translation>
    </message>
    <message>
        <source>One mixture of the experts for the whole net, as in k-shot NAS.</source>
        <translation>Eine Mischung der Experten für das ganze Netz, wie bei k-shot NAS.</translation>
    </message>
    <message>
        <source>parts of the space</source>
        <translation>Teile des Raums</translation>
    </message>
    <message>
        <source>Each part of the space has weights of its own, as in few-shot NAS.</source>
        <translation>Jeder Teil des Raums hat eigene Gewichte, wie bei few-shot NAS.</translation>
    </message>
    <message>
        <source>hypernetwork</source>
        <translation>Hypernetz</translation>
    </message>
    <message>
        <source>A network reads the architecture and writes the weights: takes much memory, and shows what mixing saves.</source>
        <translation>Ein Netz liest die Architektur und schreibt die Gewichte: braucht viel Speicher und zeigt, was das Mischen spart.</translation>
    </message>
    <message>
        <source>chosen by tokens</source>
        <translation>von Token gewählt</translation>
    </message>
    <message>
        <source>Each token takes one expert, whatever the architecture: a baseline that cannot be exported.</source>
        <translation>Jedes Token nimmt einen Experten, gleich welche Architektur: ein Vergleichsmaß, das sich nicht exportieren lässt.</translation>
    </message>
    <message>
        <source>Experts (m)</source>
        <translation>Experten (m)</translation>
    </message>
    <message>
        <source>How many sets of weights there are to choose from or to mix.</source>
        <translation>Wie viele Sätze von Gewichten zur Wahl stehen oder gemischt werden.</translation>
    </message>
    <message>
        <source>Routed matrices</source>
        <translation>Matrizen mit Router</translation>
    </message>
    <message>
        <source>feed-forward</source>
        <translation>Feed-Forward</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>Aufmerksamkeit</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Which matrices have experts; all subnets share the others.</source>
        <translation>Welche Matrizen Experten haben; die anderen teilen sich alle Teilnetze.</translation>
    </message>
    <message>
        <source>Split after</source>
        <translation>Getrennt ab</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>The parts share one set of weights until then: few-shot NAS&apos; warm start. 0: apart from the beginning.</source>
        <translation>Bis dahin teilen sich die Teile einen Satz Gewichte: der warme Start von few-shot NAS. 0: von Anfang an getrennt.</translation>
    </message>
    <message>
        <source>Alternate after</source>
        <translation>Abwechselnd ab</translation>
    </message>
    <message>
        <source>k-shot NAS&apos; schedule: equal shares until then, afterwards steps train the router and the experts in turn. 0: both together from the beginning.</source>
        <translation>Der Ablauf von k-shot NAS: bis dahin gleiche Anteile, danach trainieren die Schritte abwechselnd Router und Experten. 0: von Anfang an beide zusammen.</translation>
    </message>
    <message>
        <source>Router width</source>
        <translation>Breite des Routers</translation>
    </message>
    <message>
        <source>units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>Hidden units of the network that reads the architecture.</source>
        <translation>Verborgene Einheiten des Netzes, das die Architektur liest.</translation>
    </message>
    <message>
        <source>Blind routers</source>
        <translation>Blinde Router</translation>
    </message>
    <message>
        <source>Routers read a constant: shows what knowing the architecture is worth.</source>
        <translation>Router lesen eine Konstante: zeigt, was es wert ist, die Architektur zu kennen.</translation>
    </message>
    <message>
        <source>Routers read</source>
        <translation>Router lesen</translation>
    </message>
    <message>
        <source>10 numbers (HAT)</source>
        <translation>10 Zahlen (HAT)</translation>
    </message>
    <message>
        <source>every layer</source>
        <translation>jede Schicht</translation>
    </message>
    <message>
        <source>HAT&apos;s ten numbers are means over the layers: architectures with equal means get equal weights. Every layer tells them apart.</source>
        <translation>HATs zehn Zahlen sind Mittel über die Schichten: Architekturen mit gleichen Mitteln bekommen gleiche Gewichte. Jede Schicht unterscheidet sie.</translation>
    </message>
    <message>
        <source>Copied experts</source>
        <translation>Kopierte Experten</translation>
    </message>
    <message>
        <source>Experts start as copies of the first instead of from draws of their own.</source>
        <translation>Experten beginnen als Kopien des ersten statt mit eigenen Ziehungen.</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation>Verborgene Einheiten</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>Teilung</translation>
    </message>
    <message>
        <source>size, automatic</source>
        <translation>Größe, von selbst</translation>
    </message>
    <message>
        <source>Parts by</source>
        <translation>Teile nach</translation>
    </message>
    <message>
        <source>A part for each choice of a gene, or as many as you say, from small to large subnets.</source>
        <translation>Ein Teil für jeden Wert eines Gens, oder so viele wie angegeben, von kleinen zu großen Teilnetzen.</translation>
    </message>
</context>
<context>
    <name>SpaceComparison</name>
    <message>
        <source>Distinct architectures</source>
        <translation>Verschiedene Architekturen</translation>
    </message>
    <message>
        <source>Parameters, largest subnet</source>
        <translation>Parameter, größtes Teilnetz</translation>
    </message>
    <message>
        <source>Parameters, smallest subnet</source>
        <translation>Parameter, kleinstes Teilnetz</translation>
    </message>
    <message>
        <source>FLOPs, largest subnet</source>
        <translation>FLOPs, größtes Teilnetz</translation>
    </message>
    <message>
        <source>FLOPs, smallest subnet</source>
        <translation>FLOPs, kleinstes Teilnetz</translation>
    </message>
    <message>
        <source>Supernet in memory, plain</source>
        <translation>Supernetz im Speicher, schlicht</translation>
    </message>
    <message>
        <source>Supernet in memory, neuron-wise</source>
        <translation>Supernetz im Speicher, neuronenweise</translation>
    </message>
    <message>
        <source>; layer %1: %2</source>
        <translation>; Schicht %1: %2</translation>
    </message>
    <message>
        <source>Figure or gene</source>
        <translation>Zahl oder Gen</translation>
    </message>
    <message>
        <source>This space (%1)</source>
        <translation>Dieser Raum (%1)</translation>
    </message>
</context>
<context>
    <name>SpaceFigures</name>
    <message>
        <source>Every combination of choices is a net of its own: no gene falls away.</source>
        <translation>Jede Kombination von Werten ist ein eigenes Netz: Kein Gen fällt weg.</translation>
    </message>
    <message>
        <source>Written out, there are %1 combinations, about %2 for each net: choices for layers that a shallow net does not have make no difference.</source>
        <translation>Ausgeschrieben sind es %1 Kombinationen, etwa %2 für jedes Netz: Werte für Schichten, die ein flaches Netz nicht hat, machen keinen Unterschied.</translation>
    </message>
    <message>
        <source>Written out, there are %1 combinations: choices for layers that a shallow net does not have make no difference.</source>
        <translation>Ausgeschrieben sind es %1 Kombinationen: Werte für Schichten, die ein flaches Netz nicht hat, machen keinen Unterschied.</translation>
    </message>
    <message>
        <source>Plain (HAT)</source>
        <translation>Schlicht (HAT)</translation>
    </message>
    <message>
        <source>Network-wise</source>
        <translation>Netzweise</translation>
    </message>
    <message>
        <source>Layer-wise</source>
        <translation>Schichtweise</translation>
    </message>
    <message>
        <source>Neuron-wise</source>
        <translation>Neuronenweise</translation>
    </message>
</context>
<context>
    <name>Studio</name>
    <message>
        <source>Replace what has the picture&apos;s or the report&apos;s name already</source>
        <translation>Ersetzen, was schon den Namen des Bildes oder Berichts hat</translation>
    </message>
    <message>
        <source>Design, train, search and ship weight-sharing supernets</source>
        <translation>Supernetze mit geteilten Gewichten entwerfen, trainieren, durchsuchen und ausliefern</translation>
    </message>
    <message>
        <source>Project folder to open</source>
        <translation>Zu öffnender Projektordner</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>Die Demo öffnen</translation>
    </message>
    <message>
        <source>system, light or dark</source>
        <translation>system, light (hell) oder dark (dunkel)</translation>
    </message>
    <message>
        <source>Draw a picture without a window: front</source>
        <translation>Ein Bild ohne Fenster zeichnen: front</translation>
    </message>
    <message>
        <source>Search to draw; the latest by default</source>
        <translation>Zu zeichnende Suche; sonst die letzte</translation>
    </message>
    <message>
        <source>File to draw to: .png, .svg or .pdf</source>
        <translation>Zieldatei: .png, .svg oder .pdf</translation>
    </message>
    <message>
        <source>Width of the picture, pixels</source>
        <translation>Breite des Bildes, Pixel</translation>
    </message>
    <message>
        <source>Height of the picture, pixels</source>
        <translation>Höhe des Bildes, Pixel</translation>
    </message>
    <message>
        <source>Write a report on a project without a window: a .html or .pdf file</source>
        <translation>Ohne Fenster einen Bericht über ein Projekt schreiben: eine Datei .html oder .pdf</translation>
    </message>
    <message>
        <source>Validation sentences by which a report tests its picks; 0: no test</source>
        <translation>Validierungssätze, an denen ein Bericht die gewählten Teilnetze prüft; 0: keine Prüfung</translation>
    </message>
    <message>
        <source>Project that the picture or report is of, or to open</source>
        <translation>Projekt, von dem das Bild oder der Bericht ist, oder das zu öffnen ist</translation>
    </message>
</context>
<context>
    <name>Subnets</name>
    <message>
        <source>Subnet %1</source>
        <translation>Teilnetz %1</translation>
    </message>
    <message>
        <source>Smallest subnet</source>
        <translation>Kleinstes Teilnetz</translation>
    </message>
    <message>
        <source>Largest subnet</source>
        <translation>Größtes Teilnetz</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>Export %1</translation>
    </message>
    <message>
        <source>%1 BLEU</source>
        <translation>%1 BLEU</translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation>Verlust %1</translation>
    </message>
</context>
<context>
    <name>TrainForm</name>
    <message>
        <source>this project&apos;s</source>
        <translation>der dieses Projekts</translation>
    </message>
    <message>
        <source>What is trained</source>
        <translation>Was trainiert wird</translation>
    </message>
    <message>
        <source>The space says which subnets the supernet holds. Sharing says how their weights differ: plain gives all the same, experts let each subnet mix its own.</source>
        <translation>Der Raum sagt, welche Teilnetze das Supernetz enthält. Die Teilung sagt, wie sich ihre Gewichte unterscheiden: Schlicht gibt allen die gleichen, mit Experten mischt jedes Teilnetz seine eigenen.</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Which subnets a step trains: one at random, or the largest, the smallest and some random ones together (slower a step, steadier).</source>
        <translation>Welche Teilnetze ein Schritt trainiert: ein zufälliges, oder das größte, das kleinste und einige zufällige zusammen (langsamer je Schritt, gleichmäßiger).</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Optimisation</source>
        <translation>Optimierung</translation>
    </message>
    <message>
        <source>The learning rate rises over the warm-up to its peak and then falls. Too high a peak makes the loss jump; too few steps leave small subnets behind.</source>
        <translation>Die Lernrate steigt beim Aufwärmen zu ihrer Spitze und fällt dann. Eine zu hohe Spitze lässt den Verlust springen; bei zu wenigen Schritten bleiben kleine Teilnetze zurück.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Peak learning rate</source>
        <translation>Spitze der Lernrate</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>After the warm-up</source>
        <translation>Nach dem Aufwärmen</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>inverse root</source>
        <translation>inverse Wurzel</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>single</source>
        <translation>einfach</translation>
    </message>
    <message>
        <source>bfloat16</source>
        <translation>bfloat16</translation>
    </message>
    <message>
        <source>Of matrix products; weights and optimizer stay in single precision.</source>
        <translation>Von Matrixprodukten; Gewichte und Optimierer bleiben in einfacher Genauigkeit.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>Beobachten</translation>
    </message>
    <message>
        <source>How often validation, checkpoints and the gradient probe happen. Validation decides; test data is not touched here.</source>
        <translation>Wie oft Validierung, Checkpointe und Gradientenprobe kommen. Die Validierung entscheidet; Testdaten werden hier nicht angerührt.</translation>
    </message>
    <message>
        <source>Validate every</source>
        <translation>Validieren alle</translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation>Sichern alle</translation>
    </message>
    <message>
        <source>BLEU on</source>
        <translation>BLEU auf</translation>
    </message>
    <message>
        <source>sentences</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <source>Probe conflict every</source>
        <translation>Konflikt messen alle</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Neuer Lauf</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Training starten</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>Zufall</translation>
    </message>
    <message>
        <source>The same seed, settings and machine give the same run. Runs that differ in the seed alone show how much is chance: their curves become one mean with a band.</source>
        <translation>Gleicher Startwert, gleiche Einstellungen und gleicher Rechner geben denselben Lauf. Läufe, die sich allein im Startwert unterscheiden, zeigen, wie viel Zufall ist: Ihre Kurven werden ein Mittel mit Band.</translation>
    </message>
    <message>
        <source>Where all chance comes from.</source>
        <translation>Woher aller Zufall kommt.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>With so many seeds from this one on, trained one after the other.</source>
        <translation>Mit so vielen Startwerten von diesem an, einer nach dem anderen trainiert.</translation>
    </message>
    <message>
        <source>Seeds %1 to %2, one run after the other.</source>
        <translation>Startwerte %1 bis %2, ein Lauf nach dem anderen.</translation>
    </message>
    <message>
        <source>Ends after</source>
        <translation>Endet nach</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>What runs are to have in common so that they can be compared: each records all four.</source>
        <translation>Was Läufe gemeinsam haben sollen, um vergleichbar zu sein: Jeder zeichnet alle vier auf.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>Target tokens</source>
        <translation>Zieltoken</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>GFLOPs</source>
        <translation>GFLOPs</translation>
    </message>
    <message>
        <source>Multiplications and additions of training, the mixing of experts included.</source>
        <translation>Multiplikationen und Additionen des Trainings, samt dem Mischen der Experten.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>by itself</source>
        <translation>von selbst</translation>
    </message>
    <message>
        <source>Of the run, in lists and on the command line.</source>
        <translation>Des Laufs, in Listen und auf der Befehlszeile.</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Label-Glättung</translation>
    </message>
    <message>
        <source>Share of the probability that is spread over all pieces, so that the net does not grow too sure.</source>
        <translation>Anteil der Wahrscheinlichkeit, der über alle Stücke verteilt wird, damit sich das Netz nicht zu sicher wird.</translation>
    </message>
    <message>
        <source>Attention dropout</source>
        <translation>Dropout der Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Of attention weights.</source>
        <translation>Von den Aufmerksamkeitsgewichten.</translation>
    </message>
    <message>
        <source>Clip gradients at</source>
        <translation>Gradienten höchstens</translation>
    </message>
    <message>
        <source>Largest norm of the whole gradient; 0: none.</source>
        <translation>Größte Norm des ganzen Gradienten; 0: keine.</translation>
    </message>
    <message>
        <source>Watched subnets</source>
        <translation>Beobachtete Teilnetze</translation>
    </message>
    <message>
        <source>Fixed random subnets that every validation scores beside the smallest and the largest.</source>
        <translation>Feste zufällige Teilnetze, die jede Validierung neben dem kleinsten und dem größten bewertet.</translation>
    </message>
    <message>
        <source>Keep a checkpoint every</source>
        <translation>Behalten alle</translation>
    </message>
    <message>
        <source>Checkpoints that stay, for figures along the run; 0: only the newest stay.</source>
        <translation>Checkpointe, die bleiben, für Zahlen entlang des Laufs; 0: nur die neuesten bleiben.</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>Übersetzen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
</context>
<context>
    <name>supernet::ui::AgreeStep</name>
    <message>
        <source>They have to agree</source>
        <translation>Sie müssen sich einigen</translation>
    </message>
    <message>
        <source>Small and large share the same numbers; where they want opposite things it turns orange, and training aims at blue.</source>
        <translation>Klein und groß teilen dieselben Zahlen; wo sie Gegenteiliges wollen, wird es orange, und das Training strebt nach Blau.</translation>
    </message>
    <message>
        <source>In this project nobody has looked at that yet.</source>
        <translation>In diesem Projekt hat das noch niemand angesehen.</translation>
    </message>
    <message>
        <source>Each row is a part of the network, from its beginning to its end; training goes on to the right.</source>
        <translation>Jede Zeile ist ein Teil des Netzes, vom Anfang bis zum Ende; nach rechts geht das Training weiter.</translation>
    </message>
</context>
<context>
    <name>supernet::ui::ArchitectureView</name>
    <message>
        <source>Picture of the architecture</source>
        <translation>Bild der Architektur</translation>
    </message>
    <message>
        <source>Width of a bar: width of the layers. Height: FFN width (the number). Ticks: attention heads (decoder: of itself, then of the encoder). Pale: the largest of the space.</source>
        <translation>Breite eines Balkens: Breite der Schichten. Höhe: FFN-Breite (die Zahl). Striche: Aufmerksamkeitsköpfe (im Decoder: auf sich selbst, dann auf den Encoder). Blass: das Größte des Raums.</translation>
    </message>
    <message>
        <source>Encoder, width %1</source>
        <translation>Encoder, Breite %1</translation>
    </message>
    <message>
        <source>Decoder, width %1</source>
        <translation>Decoder, Breite %1</translation>
    </message>
</context>
<context>
    <name>supernet::ui::AxesChoice</name>
    <message>
        <source>Horizontal axis</source>
        <translation>Waagrechte Achse</translation>
    </message>
    <message>
        <source>Vertical axis</source>
        <translation>Senkrechte Achse</translation>
    </message>
</context>
<context>
    <name>supernet::ui::Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>supernet::ui::ChoiceList</name>
    <message>
        <source>Encoder</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>Decoder</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Übrige</translation>
    </message>
</context>
<context>
    <name>supernet::ui::ChoiceModel</name>
    <message>
        <source>Layer %1</source>
        <translation>Schicht %1</translation>
    </message>
    <message>
        <source>last layer</source>
        <translation>letzte Schicht</translation>
    </message>
    <message>
        <source>last %1 layers</source>
        <translation>letzte %1 Schichten</translation>
    </message>
</context>
<context>
    <name>supernet::ui::ChoiceRowView</name>
    <message>
        <source>+ add</source>
        <translation>+ Wert</translation>
    </message>
    <message>
        <source>Add a choice to %1</source>
        <translation>%1 einen Wert hinzufügen</translation>
    </message>
    <message>
        <source>A number, then Enter</source>
        <translation>Eine Zahl, dann die Eingabetaste</translation>
    </message>
    <message>
        <source>as the others</source>
        <translation>wie die anderen</translation>
    </message>
    <message>
        <source>Layer %1 chooses as the others</source>
        <translation>Schicht %1 wählt wie die anderen</translation>
    </message>
    <message>
        <source>every layer</source>
        <translation>jede Schicht</translation>
    </message>
    <message>
        <source>Give a layer choices of its own</source>
        <translation>Einer Schicht eigene Werte geben</translation>
    </message>
    <message>
        <source>All layers have these choices. Give one its own here.</source>
        <translation>Alle Schichten haben diese Werte. Geben Sie hier einer eigene.</translation>
    </message>
    <message>
        <source>Own choices for layer %1</source>
        <translation>Eigene Werte für Schicht %1</translation>
    </message>
    <message>
        <source>offered</source>
        <translation>angeboten</translation>
    </message>
    <message>
        <source>not offered</source>
        <translation>nicht angeboten</translation>
    </message>
    <message>
        <source>Click: offer it or not. Delete: take it away.</source>
        <translation>Klick: anbieten oder nicht. Entf: wegnehmen.</translation>
    </message>
</context>
<context>
    <name>supernet::ui::ChooseStep</name>
    <message>
        <source>You choose</source>
        <translation>Sie wählen</translation>
    </message>
    <message>
        <source>Move the slider: left is faster, right is better, and nothing has to be trained again.</source>
        <translation>Bewegen Sie den Regler: links ist schneller, rechts ist besser, und nichts muss neu trainiert werden.</translation>
    </message>
</context>
<context>
    <name>supernet::ui::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlsliste</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>supernet::ui::ComparePage</name>
    <message>
        <source>Picture of %1</source>
        <translation>Bild von %1</translation>
    </message>
    <message>
        <source>Only what differs</source>
        <translation>Nur Unterschiede</translation>
    </message>
    <message>
        <source>BLEU, validation</source>
        <translation>BLEU, Validierung</translation>
    </message>
    <message>
        <source>more is better</source>
        <translation>mehr ist besser</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>less is better</source>
        <translation>weniger ist besser</translation>
    </message>
    <message>
        <source>Parameters of layers</source>
        <translation>Schichtparameter</translation>
    </message>
    <message>
        <source>FLOPs</source>
        <translation>FLOPs</translation>
    </message>
    <message>
        <source>Bars of %1</source>
        <translation>Balken: %1</translation>
    </message>
    <message>
        <source>Where a latency was measured, the line runs from the fastest to the slowest tenth of its runs.</source>
        <translation>Wo eine Latenz gemessen ist, reicht der Strich vom schnellsten bis zum langsamsten Zehntel der Läufe.</translation>
    </message>
    <message>
        <source>Figures and genes</source>
        <translation>Zahlen und Gene</translation>
    </message>
    <message>
        <source>what differs from the first is bold</source>
        <translation>was vom ersten abweicht, ist fett</translation>
    </message>
    <message>
        <source>Figures and genes of the picks</source>
        <translation>Zahlen und Gene der gewählten Teilnetze</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Nothing can be compared yet: train a supernet, then search in it.</source>
        <translation>Noch gibt es nichts zu vergleichen: Trainieren Sie ein Supernetz und suchen Sie dann darin.</translation>
    </message>
    <message>
        <source>The first %1 of %2 subnets that are picked on the Search page.</source>
        <translation>Die ersten %1 von %2 Teilnetzen, die auf der Seite Suche gewählt sind.</translation>
    </message>
    <message>
        <source>The subnets that are picked on the Search page.</source>
        <translation>Die auf der Seite Suche gewählten Teilnetze.</translation>
    </message>
    <message>
        <source>Fastest, knee and best of the front. Pick others on the Search page: Ctrl+click several.</source>
        <translation>Schnellstes, Knie und bestes der Front. Andere wählen Sie auf der Seite Suche: mehrere mit Strg+Klick.</translation>
    </message>
    <message>
        <source>Test the differences</source>
        <translation>Unterschiede prüfen</translation>
    </message>
    <message>
        <source>What the test says</source>
        <translation>Was die Prüfung sagt</translation>
    </message>
    <message>
        <source>Each pick translates the validation sentences; resampling then says how certain its scores are, and which differences are beyond chance.</source>
        <translation>Jedes gewählte Teilnetz übersetzt die Validierungssätze; Resampling sagt dann, wie sicher seine Werte sind und welche Unterschiede mehr als Zufall sind.</translation>
    </message>
    <message>
        <source>There are no validation sentences: prepare the project&apos;s data first.</source>
        <translation>Es gibt keine Validierungssätze: Bereiten Sie zuerst die Daten des Projekts vor.</translation>
    </message>
    <message>
        <source>Stop the test</source>
        <translation>Prüfung abbrechen</translation>
    </message>
    <message>
        <source>%1 of %2 translated</source>
        <translation>%1 von %2 übersetzt</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Is the supernet telling the truth?</source>
        <translation>Sagt das Supernetz die Wahrheit?</translation>
    </message>
    <message>
        <source>Retraining</source>
        <translation>Nachtrainieren</translation>
    </message>
</context>
<context>
    <name>supernet::ui::ConflictCard</name>
    <message>
        <source>Where subnets pull apart</source>
        <translation>Wo Teilnetze streiten</translation>
    </message>
    <message>
        <source>Pair of subnets</source>
        <translation>Paar von Teilnetzen</translation>
    </message>
    <message>
        <source>large–small</source>
        <translation>groß–klein</translation>
    </message>
    <message>
        <source>large–random</source>
        <translation>groß–zufällig</translation>
    </message>
    <message>
        <source>small–random</source>
        <translation>klein–zufällig</translation>
    </message>
    <message>
        <source>Conflict by tensor</source>
        <translation>Konflikt nach Tensor</translation>
    </message>
    <message>
        <source>not shared</source>
        <translation>nicht geteilt</translation>
    </message>
    <message>
        <source>%1 at step %2: cosine %3</source>
        <translation>%1 bei Schritt %2: Kosinus %3</translation>
    </message>
    <message>
        <source>%1: cosine %2 → %3, below 0 in %4 of %5 columns</source>
        <translation>%1: Kosinus %2 → %3, unter 0 in %4 von %5 Spalten</translation>
    </message>
    <message>
        <source>double click: show all</source>
        <translation>Doppelklick: alles zeigen</translation>
    </message>
    <message>
        <source>click: history, drag: zoom</source>
        <translation>Klick: Verlauf, Ziehen: Zoom</translation>
    </message>
    <message>
        <source>&lt;span style=&apos;color:%1&apos;&gt;■&lt;/span&gt; conflict &amp;nbsp; &lt;span style=&apos;color:%2&apos;&gt;■&lt;/span&gt; agreement &amp;nbsp; %3</source>
        <translation>&lt;span style=&apos;color:%1&apos;&gt;■&lt;/span&gt; Konflikt &amp;nbsp; &lt;span style=&apos;color:%2&apos;&gt;■&lt;/span&gt; Einigkeit &amp;nbsp; %3</translation>
    </message>
</context>
<context>
    <name>supernet::ui::ContainStep</name>
    <message>
        <source>One that holds them all</source>
        <translation>Eines, in dem alle stecken</translation>
    </message>
    <message>
        <source>This one is trained once, and every size is a part of it, as a doll is inside a larger doll.</source>
        <translation>Dieses wird einmal trainiert, und jede Größe ist ein Teil davon, wie eine Puppe in einer größeren steckt.</translation>
    </message>
</context>
<context>
    <name>supernet::ui::DataPage</name>
    <message>
        <source>“\1” under Columns</source>
        <translation>„\1“ unter Spalten</translation>
    </message>
    <message>
        <source>“Columns”</source>
        <translation>„Spalten“</translation>
    </message>
    <message>
        <source>The run “%1” stands on this data, so it stays as it is: prepare other text in a new project.</source>
        <translation>Der Lauf „%1“ steht auf diesen Daten, darum bleiben sie, wie sie sind: Bereiten Sie anderen Text in einem neuen Projekt vor.</translation>
    </message>
    <message>
        <source>Not readable as UTF-8</source>
        <translation>Nicht als UTF-8 lesbar</translation>
    </message>
    <message>
        <source>Empty in the source</source>
        <translation>Leer in der Quelle</translation>
    </message>
    <message>
        <source>Empty in the target</source>
        <translation>Leer im Ziel</translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>Zu lang</translation>
    </message>
    <message>
        <source>One side far longer than the other</source>
        <translation>Eine Seite viel länger als die andere</translation>
    </message>
    <message>
        <source>Without a second column</source>
        <translation>Ohne zweite Spalte</translation>
    </message>
    <message>
        <source>%1 pairs</source>
        <translation>%1 Paare</translation>
    </message>
    <message>
        <source>Choose files …</source>
        <translation>Dateien wählen …</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Vorbereitung läuft</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Lengths of held-out source sentences</source>
        <translation>Längen zurückgehaltener Quellsätze</translation>
    </message>
    <message>
        <source>words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>sentences</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <source>Suspicious lines</source>
        <translation>Auffällige Zeilen</translation>
    </message>
    <message>
        <source>Pairs of the validation set</source>
        <translation>Paare der Validierung</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Drop two text files here, or one of pairs</source>
        <translation>Ziehen Sie zwei Textdateien hierher, oder eine mit Paaren</translation>
    </message>
    <message>
        <source>Files chosen</source>
        <translation>Gewählte Dateien</translation>
    </message>
    <message>
        <source>Progress of the preparation</source>
        <translation>Fortschritt der Vorbereitung</translation>
    </message>
    <message>
        <source>Stops and leaves the data as it was</source>
        <translation>Hört auf und lässt die Daten, wie sie waren</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Length of sentences</source>
        <translation>Länge der Sätze</translation>
    </message>
    <message>
        <source>words, held-out source</source>
        <translation>Wörter, zurückgehaltene Quelle</translation>
    </message>
    <message>
        <source>Pairs: %1</source>
        <translation>Paare: %1</translation>
    </message>
    <message>
        <source>Source: %1
Target: %2</source>
        <translation>Quelle: %1
Ziel: %2</translation>
    </message>
    <message>
        <source>still to choose</source>
        <translation>noch zu wählen</translation>
    </message>
    <message>
        <source>Choose the text first</source>
        <translation>Wählen Sie zuerst den Text</translation>
    </message>
    <message>
        <source>%1: %2 of %3 %4</source>
        <translation>%1: %2 von %3 %4</translation>
    </message>
    <message>
        <source>Lines read</source>
        <translation>Gelesene Zeilen</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Seed of the split</source>
        <translation>Startwert der Aufteilung</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>Vokabular</translation>
    </message>
    <message>
        <source>%1 pieces, %2</source>
        <translation>%1 Stücke, %2</translation>
    </message>
    <message>
        <source>Tokens to train on</source>
        <translation>Token zum Trainieren</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>Repeated pairs</source>
        <translation>Wiederholte Paare</translation>
    </message>
    <message>
        <source>kept: what is often said is trained often</source>
        <translation>behalten: was oft gesagt wird, wird oft trainiert</translation>
    </message>
    <message>
        <source>Also in validation or test</source>
        <translation>Auch in Validierung oder Test</translation>
    </message>
    <message>
        <source>left out of training, so that scores stay honest</source>
        <translation>im Training weggelassen, damit die Bewertung ehrlich bleibt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>all are listed in data/skipped.tsv</source>
        <translation>alle stehen in data/skipped.tsv</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1, Zeile %2: %3</translation>
    </message>
    <message>
        <source>Choose two text files, or one of pairs</source>
        <translation>Zwei Textdateien wählen, oder eine mit Paaren</translation>
    </message>
    <message>
        <source>Lengths</source>
        <translation>Längen</translation>
    </message>
    <message>
        <source>Languages taken</source>
        <translation>Genommene Sprachen</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>Names of the columns</source>
        <translation>Namen der Spalten</translation>
    </message>
    <message>
        <source>First pair of the text</source>
        <translation>Erstes Paar des Textes</translation>
    </message>
    <message>
        <source>First pair: %1
%2</source>
        <translation>Erstes Paar: %1
%2</translation>
    </message>
    <message>
        <source>Two files of sentences that translate each other line by line, or one: tab-separated pairs (.tsv) or a translation memory (.tmx). Plain or compressed (.gz, .xz, .bz2, .zst, .zip).</source>
        <translation>Zwei Dateien mit Sätzen, die einander Zeile für Zeile übersetzen, oder eine: Paare mit Tabulator dazwischen (.tsv) oder ein Übersetzungsspeicher (.tmx). Unkomprimiert oder komprimiert (.gz, .xz, .bz2, .zst, .zip).</translation>
    </message>
</context>
<context>
    <name>supernet::ui::ExportPage</name>
    <message>
        <source>Formats</source>
        <translation>Formate</translation>
    </message>
    <message>
        <source>Subnets to export</source>
        <translation>Zu exportierende Teilnetze</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Exporte</translation>
    </message>
    <message>
        <source>Proof of the chosen export</source>
        <translation>Nachweis des gewählten Exports</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Nachweis</translation>
    </message>
    <message>
        <source>Subnets</source>
        <translation>Teilnetze</translation>
    </message>
    <message>
        <source>Progress of the exports</source>
        <translation>Fortschritt der Exporte</translation>
    </message>
    <message>
        <source>Ship it</source>
        <translation>Ausliefern</translation>
    </message>
    <message>
        <source>Nothing is exported yet. Check a subnet above, then export it.</source>
        <translation>Noch ist nichts exportiert. Haken Sie oben ein Teilnetz an und exportieren Sie es.</translation>
    </message>
    <message>
        <source>Nothing can be exported yet: train a supernet first.</source>
        <translation>Noch kann nichts exportiert werden: Trainieren Sie zuerst ein Supernetz.</translation>
    </message>
    <message>
        <source>Check the subnets to export.</source>
        <translation>Haken Sie die zu exportierenden Teilnetze an.</translation>
    </message>
    <message>
        <source>Writing, loading back and comparing %1 of %2 …</source>
        <translation>Wird geschrieben, geladen und verglichen: %1 von %2 …</translation>
    </message>
    <message>
        <source>%1 of %2 written; the next waits for its turn.</source>
        <translation>%1 von %2 geschrieben; das nächste wartet, bis es dran ist.</translation>
    </message>
    <message>
        <source>BLEU on validation data; parameters without embeddings</source>
        <translation>BLEU auf Validierungsdaten; Parameter ohne Einbettungen</translation>
    </message>
    <message>
        <source>Each checked subnet is cut out of the supernet and written as a model that needs nothing else, then loaded in the format&apos;s own runtime where Python has it and compared sentence by sentence.</source>
        <translation>Jedes angekreuzte Teilnetz wird aus dem Supernetz geschnitten und als Modell geschrieben, das sonst nichts braucht, dann in der Laufzeit des Formats geladen, wo Python sie hat, und Satz für Satz verglichen.</translation>
    </message>
    <message>
        <source>Export %1 models</source>
        <translation>%1 Modelle exportieren</translation>
    </message>
    <message>
        <source>Check a format.</source>
        <translation>Kreuzen Sie ein Format an.</translation>
    </message>
    <message>
        <source>None of the checked subnets can be written in the checked formats.</source>
        <translation>Keines der angekreuzten Teilnetze lässt sich in den angekreuzten Formaten schreiben.</translation>
    </message>
    <message>
        <source>Save a report …</source>
        <translation>Bericht sichern …</translation>
    </message>
    <message>
        <source>The whole project on one page, as HTML or PDF: plots, tables, proofs, seeds, checksums, machine</source>
        <translation>Das ganze Projekt auf einer Seite, als HTML oder PDF: Diagramme, Tabellen, Nachweise, Seeds, Prüfsummen, Rechner</translation>
    </message>
    <message>
        <source>The report is written: %1</source>
        <translation>Der Bericht ist geschrieben: %1</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Save a report</source>
        <translation>Bericht sichern</translation>
    </message>
    <message>
        <source>Testing the picks: %1 %</source>
        <translation>Prüft die Teilnetze: %1 %</translation>
    </message>
</context>
<context>
    <name>supernet::ui::FidelityPlot</name>
    <message>
        <source>Chart of standalone over inherited BLEU</source>
        <translation>Diagramm: eigenständiges über geerbtem BLEU</translation>
    </message>
    <message>
        <source>%1 architectures in %2 runs</source>
        <translation>%1 Architekturen in %2 Läufen</translation>
    </message>
    <message>
        <source>%1 · %2: inherited %3, standalone %4</source>
        <translation>%1 · %2: geerbt %3, eigenständig %4</translation>
    </message>
    <message>
        <source>BLEU with inherited weights</source>
        <translation>BLEU mit geerbten Gewichten</translation>
    </message>
    <message>
        <source>BLEU of standalone training</source>
        <translation>BLEU nach eigenständigem Training</translation>
    </message>
    <message>
        <source>better than
the supernet says</source>
        <translation>besser, als das
Supernetz sagt</translation>
    </message>
    <message>
        <source>worse than
the supernet says</source>
        <translation>schlechter, als das
Supernetz sagt</translation>
    </message>
</context>
<context>
    <name>supernet::ui::FormatList</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>✓ yes</source>
        <translation>✓ ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 And %2 more.</source>
        <translation>%1 Und %2 weitere.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>supernet::ui::FrontPlot</name>
    <message>
        <source>limit %1</source>
        <translation>Grenze %1</translation>
    </message>
    <message>
        <source>Best under the limit</source>
        <translation>Bestes unter der Grenze</translation>
    </message>
    <message>
        <source>Scatter of cost and quality with its front</source>
        <translation>Streubild von Aufwand und Güte mit seiner Front</translation>
    </message>
    <message>
        <source>%1 candidates, %2 on the front</source>
        <translation>%1 Kandidaten, %2 auf der Front</translation>
    </message>
</context>
<context>
    <name>supernet::ui::FrontsMenu</name>
    <message>
        <source>Compare with</source>
        <translation>Vergleich mit</translation>
    </message>
    <message>
        <source>Other fronts to compare with</source>
        <translation>Andere Fronten zum Vergleich</translation>
    </message>
    <message>
        <source>Fronts of earlier searches, and published ones</source>
        <translation>Fronten früherer Suchen und veröffentlichte</translation>
    </message>
    <message>
        <source>Searches of this project</source>
        <translation>Suchen dieses Projekts</translation>
    </message>
    <message>
        <source>Published, on the machines they name</source>
        <translation>Veröffentlicht, auf den dort genannten Maschinen</translation>
    </message>
    <message>
        <source>Import published fronts from CSV …</source>
        <translation>Veröffentlichte Fronten aus CSV importieren …</translation>
    </message>
</context>
<context>
    <name>supernet::ui::HeatMap</name>
    <message>
        <source>Heat map of gradient agreement: tensors over steps</source>
        <translation>Wärmebild der Gradienten: Tensoren über Schritten</translation>
    </message>
    <message>
        <source>Filled by the gradient probe while a run trains.</source>
        <translation>Wird von der Gradientenprobe gefüllt, während ein Lauf trainiert.</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>Drag to zoom in. The wheel zooms into steps, with Ctrl into tensors; the middle button moves. A double click or Home shows all.</source>
        <translation>Ziehen holt heran. Das Mausrad holt Schritte heran, mit Strg Tensoren; die mittlere Taste verschiebt. Ein Doppelklick oder Pos1 zeigt alles.</translation>
    </message>
</context>
<context>
    <name>supernet::ui::HelpWindow</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Help — Supernet Studio</source>
        <translation>Hilfe — Supernet Studio</translation>
    </message>
    <message>
        <source>Help text</source>
        <translation>Hilfetext</translation>
    </message>
    <message>
        <source>Find in the help</source>
        <translation>In der Hilfe suchen</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>Seiten der Hilfe</translation>
    </message>
    <message>
        <source>Nothing found. Try a shorter word.</source>
        <translation>Nichts gefunden. Versuchen Sie ein kürzeres Wort.</translation>
    </message>
</context>
<context>
    <name>supernet::ui::Histogram</name>
    <message>
        <source>From %1 to %2, median %3</source>
        <translation>Von %1 bis %2, Median %3</translation>
    </message>
    <message>
        <source>%1 to %2: %3 %4</source>
        <translation>%1 bis %2: %3 %4</translation>
    </message>
    <message>
        <source>Sampling …</source>
        <translation>Wird ausgelost …</translation>
    </message>
    <message>
        <source>Nothing to draw</source>
        <translation>Nichts zu zeichnen</translation>
    </message>
    <message>
        <source>median %1</source>
        <translation>Median %1</translation>
    </message>
</context>
<context>
    <name>supernet::ui::Inspector</name>
    <message>
        <source>Click a point to see its architecture, to export it and to translate with it.</source>
        <translation>Klicken Sie auf einen Punkt, um seine Architektur zu sehen, ihn zu exportieren und mit ihm zu übersetzen.</translation>
    </message>
    <message>
        <source>Export this subnet</source>
        <translation>Dieses Teilnetz exportieren</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>Übersetzen</translation>
    </message>
    <message>
        <source>Type a sentence</source>
        <translation>Satz eingeben</translation>
    </message>
    <message>
        <source>Sentence to translate</source>
        <translation>Zu übersetzender Satz</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Übersetzung</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Subnet</source>
        <translation>Teilnetz</translation>
    </message>
    <message>
        <source>%1 subnets selected</source>
        <translation>%1 Teilnetze gewählt</translation>
    </message>
    <message>
        <source>%1   %2 · %3</source>
        <translation>%1   %2 · %3</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Subnet %1</source>
        <translation>Teilnetz %1</translation>
    </message>
    <message>
        <source>BLEU, validation</source>
        <translation>BLEU, Validierung</translation>
    </message>
    <message>
        <source>BLEU, retrained</source>
        <translation>BLEU, nachtrainiert</translation>
    </message>
    <message>
        <source>chrF, validation</source>
        <translation>chrF, Validierung</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>%1 nats/token</source>
        <translation>%1 Nats/Token</translation>
    </message>
    <message>
        <source>Latency, measured</source>
        <translation>Latenz, gemessen</translation>
    </message>
    <message>
        <source>Latency, predicted</source>
        <translation>Latenz, vorhergesagt</translation>
    </message>
    <message>
        <source>Nine of ten runs under</source>
        <translation>Neun von zehn Läufen unter</translation>
    </message>
    <message>
        <source>Parameters of layers</source>
        <translation>Schichtparameter</translation>
    </message>
    <message>
        <source>FLOPs, 30 → 30 tokens</source>
        <translation>FLOPs, 30 → 30 Token</translation>
    </message>
    <message>
        <source>generation %1, by %2 · weights inherited</source>
        <translation>Generation %1, durch %2 · Gewichte geerbt</translation>
    </message>
    <message>
        <source>Width, encoder · decoder</source>
        <translation>Breite, Encoder · Decoder</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Layers, encoder · decoder</source>
        <translation>Schichten, Encoder · Decoder</translation>
    </message>
    <message>
        <source>Exported to %1, loaded back and compared.</source>
        <translation>Nach %1 exportiert, wieder geladen und verglichen.</translation>
    </message>
    <message>
        <source>Exporting: it is written, loaded back and compared before it is called done.</source>
        <translation>Export läuft: Er wird geschrieben, wieder geladen und verglichen, ehe er als fertig gilt.</translation>
    </message>
    <message>
        <source>Translating …</source>
        <translation>Wird übersetzt …</translation>
    </message>
    <message>
        <source>in %1, beam 5</source>
        <translation>in %1, Beam 5</translation>
    </message>
    <message>
        <source>Architecture of the subnet</source>
        <translation>Architektur des Teilnetzes</translation>
    </message>
    <message>
        <source>Figures of the subnet</source>
        <translation>Zahlen des Teilnetzes</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
</context>
<context>
    <name>supernet::ui::JobControls</name>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pausing …</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Wird beendet …</translation>
    </message>
    <message>
        <source>The process of %1 ended without a word, after %2 %3: it was killed, or the computer was switched off. What was saved is kept, and it can be resumed from there.</source>
        <translation>Der Prozess von %1 endete ohne ein Wort, nach %2 %3: Er wurde abgebrochen, oder der Rechner wurde ausgeschaltet. Was gesichert war, ist da, und der Lauf lässt sich von dort fortsetzen.</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 ist gescheitert: %2</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>ended without a word</source>
        <translation>ohne ein Wort beendet</translation>
    </message>
</context>
<context>
    <name>supernet::ui::JobLauncher</name>
    <message>
        <source>The program `supernet`, which does the work, was not found. Install it beside this one.</source>
        <translation>Das Programm „supernet“, das die Arbeit macht, wurde nicht gefunden. Installieren Sie es neben diesem.</translation>
    </message>
    <message>
        <source>The program %1 could not be started: %2.</source>
        <translation>Das Programm %1 ließ sich nicht starten: %2.</translation>
    </message>
    <message>
        <source>The job ended before it began.</source>
        <translation>Der Auftrag endete, ehe er begann.</translation>
    </message>
    <message>
        <source>The job did not begin: %1</source>
        <translation>Der Auftrag begann nicht: %1</translation>
    </message>
</context>
<context>
    <name>supernet::ui::LineChart</name>
    <message>
        <source>Chart: %1 over %2</source>
        <translation>Kurve: %1 über %2</translation>
    </message>
</context>
<context>
    <name>supernet::ui::LogDrawer</name>
    <message>
        <source>Run whose log is shown</source>
        <translation>Lauf, dessen Protokoll gezeigt wird</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>What the jobs say appears here.</source>
        <translation>Hier erscheint, was die Aufträge melden.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>the latest that works</source>
        <translation>der letzte arbeitende</translation>
    </message>
</context>
<context>
    <name>supernet::ui::MainWindow</name>
    <message>
        <source>Supernet Studio</source>
        <translation>Supernet Studio</translation>
    </message>
    <message>
        <source>This copy of the program comes without the demo project. `supernet demo` makes one.</source>
        <translation>Dieses Exemplar des Programms kommt ohne das Demoprojekt. „supernet demo“ macht eines.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Supernet Studio&lt;/b&gt;</source>
        <translation>&lt;b&gt;Supernet Studio&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>Zwischen Hell und Dunkel wechseln</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Copying the demo …</source>
        <translation>Die Demo wird kopiert …</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; — Supernet Studio</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; — Supernet Studio</translation>
    </message>
    <message>
        <source>%1 — Supernet Studio</source>
        <translation>%1 — Supernet Studio</translation>
    </message>
    <message>
        <source>%1 (%2) — Supernet Studio</source>
        <translation>%1 (%2) — Supernet Studio</translation>
    </message>
    <message>
        <source>Open a project folder</source>
        <translation>Einen Projektordner öffnen</translation>
    </message>
    <message>
        <source>project</source>
        <translation>projekt</translation>
    </message>
    <message>
        <source>Where to make the project</source>
        <translation>Wo das Projekt liegen soll</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>Die Sprache wechselt beim nächsten Start.</translation>
    </message>
    <message>
        <source>The tour needs a project that has been trained and searched, and this copy of the program comes without the demo. `supernet demo` in a terminal makes one in a few minutes: open it, then press F5.</source>
        <translation>Die Tour braucht ein Projekt, das trainiert und durchsucht ist, und dieses Exemplar des Programms kommt ohne die Demo. „supernet demo“ im Terminal macht in einigen Minuten eines: Öffnen Sie es und drücken Sie dann F5.</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Seite %1</translation>
    </message>
    <message>
        <source>The studio ended without a word the last time. What you had entered and not used is kept.</source>
        <translation>Das Studio endete beim letzten Mal ohne ein Wort. Was Sie eingegeben und nicht benutzt hatten, ist erhalten.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Zurückholen</translation>
    </message>
</context>
<context>
    <name>supernet::ui::MixtureView</name>
    <message>
        <source>Shares of the experts, part by part</source>
        <translation>Anteile der Experten, Teil für Teil</translation>
    </message>
    <message>
        <source>%1: %2 % of expert 1</source>
        <translation>%1: %2 % von Experte 1</translation>
    </message>
    <message>
        <source>expert 1</source>
        <translation>Experte 1</translation>
    </message>
    <message>
        <source>expert %1</source>
        <translation>Experte %1</translation>
    </message>
    <message>
        <source>Alike: the cosine of the weights of the two experts that are most alike. 1: one of them is redundant; 0: they have nothing in common.</source>
        <translation>Ähnlich: der Kosinus der Gewichte der beiden Experten, die sich am meisten gleichen. 1: einer ist überflüssig; 0: sie haben nichts gemein.</translation>
    </message>
    <message>
        <source>alike</source>
        <translation>ähnlich</translation>
    </message>
</context>
<context>
    <name>supernet::ui::PickScoring</name>
    <message>
        <source>%1 gave %2 translations for %3 sentences: the program `supernet` does not fit this one. Install both in the same version.</source>
        <translation>%1 hat %2 Übersetzungen für %3 Sätze geliefert: Das Programm `supernet` passt nicht zu diesem. Installieren Sie beide in derselben Version.</translation>
    </message>
</context>
<context>
    <name>supernet::ui::QueueNotice</name>
    <message>
        <source>Let it run</source>
        <translation>Ausführen lassen</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Runs this job on this computer, like one that you queued</source>
        <translation>Führt diese Arbeit auf diesem Rechner aus, wie eine, die Sie eingereiht haben</translation>
    </message>
    <message>
        <source>Takes this job out of the queue</source>
        <translation>Nimmt diese Arbeit aus der Warteschlange</translation>
    </message>
    <message>
        <source>Somebody else has queued this job, and it waits for your yes: %1</source>
        <translation>Diese Arbeit hat jemand anderes eingereiht, und sie wartet auf Ihr Ja: %1</translation>
    </message>
    <message>
        <source>Somebody else has queued %1 jobs, and they wait for your yes. The first: %2</source>
        <translation>Jemand anderes hat %1 Arbeiten eingereiht, und sie warten auf Ihr Ja. Die erste: %2</translation>
    </message>
</context>
<context>
    <name>supernet::ui::RaceCard</name>
    <message>
        <source>Race</source>
        <translation>Wettlauf</translation>
    </message>
    <message>
        <source>Start the race</source>
        <translation>Wettlauf starten</translation>
    </message>
    <message>
        <source>Result of the race</source>
        <translation>Ergebnis des Wettlaufs</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop the race</source>
        <translation>Wettlauf anhalten</translation>
    </message>
    <message>
        <source>the same %1 validation sentences for each</source>
        <translation>dieselben %1 Validierungssätze für jeden</translation>
    </message>
    <message>
        <source>There are no validation sentences: prepare the project&apos;s data first.</source>
        <translation>Es gibt keine Validierungssätze: Bereiten Sie zuerst die Daten des Projekts vor.</translation>
    </message>
    <message>
        <source>Each lane fills at its model&apos;s own speed: the clock stands for a lane while another is served.</source>
        <translation>Jede Bahn füllt sich im Tempo ihres Modells: Die Uhr einer Bahn steht, während eine andere bedient wird.</translation>
    </message>
    <message>
        <source>%1 wins with %2 BLEU on these sentences</source>
        <translation>%1 gewinnt mit %2 BLEU auf diesen Sätzen</translation>
    </message>
    <message>
        <source>%1 took %2 times as long for %3 BLEU</source>
        <translation>%1 brauchte %2-mal so lange für %3 BLEU</translation>
    </message>
</context>
<context>
    <name>supernet::ui::RaceLanes</name>
    <message>
        <source>%1 of %2 · %3</source>
        <translation>%1 von %2 · %3</translation>
    </message>
    <message>
        <source>Lanes of the race</source>
        <translation>Bahnen des Wettlaufs</translation>
    </message>
</context>
<context>
    <name>supernet::ui::RaceStep</name>
    <message>
        <source>Off they go</source>
        <translation>Und los</translation>
    </message>
    <message>
        <source>The same sentences, the fastest against the best: what you like can be taken along as a program folder of its own.</source>
        <translation>Dieselben Sätze, das schnellste gegen das beste: Was Ihnen gefällt, können Sie als eigenen Programmordner mitnehmen.</translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation>Schnellstes</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Bestes</translation>
    </message>
</context>
<context>
    <name>supernet::ui::Rail</name>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>What the jobs say (Ctrl+L)</source>
        <translation>Was die Aufträge melden (Strg+L)</translation>
    </message>
    <message>
        <source>Log drawer</source>
        <translation>Protokoll ein- und ausblenden</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>supernet::ui::ReadingsCard</name>
    <message>
        <source>Values at the pointer</source>
        <translation>Werte am Zeiger</translation>
    </message>
</context>
<context>
    <name>supernet::ui::ReplayCard</name>
    <message>
        <source>Hypervolume</source>
        <translation>Hypervolumen</translation>
    </message>
    <message>
        <source>hypervolume, up is better</source>
        <translation>Hypervolumen, hoch ist gut</translation>
    </message>
    <message>
        <source>Chart of hypervolume over generations</source>
        <translation>Kurve des Hypervolumens über den Generationen</translation>
    </message>
    <message>
        <source>The area that the front dominates, in ms times nats: it grows as long as the search finds better subnets.</source>
        <translation>Die Fläche, die die Front beherrscht, in ms mal Nats: Sie wächst, solange die Suche bessere Teilnetze findet.</translation>
    </message>
    <message>
        <source>Generation shown</source>
        <translation>Gezeigte Generation</translation>
    </message>
    <message>
        <source>Takes the scatter back to an earlier generation</source>
        <translation>Bringt das Bild zu einer früheren Generation zurück</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>Generation</translation>
    </message>
    <message>
        <source>hypervolume</source>
        <translation>Hypervolumen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1, up is better</source>
        <translation>%1, hoch ist gut</translation>
    </message>
    <message>
        <source>steered here: %1</source>
        <translation>hier gesteuert: %1</translation>
    </message>
</context>
<context>
    <name>supernet::ui::ReportMaker</name>
    <message>
        <source>Report on %1</source>
        <translation>Bericht zu %1</translation>
    </message>
    <message>
        <source>Written by Supernet Studio on %1.</source>
        <translation>Von Supernet Studio geschrieben am %1.</translation>
    </message>
</context>
<context>
    <name>supernet::ui::RetrainingCard</name>
    <message>
        <source>What retraining is worth</source>
        <translation>Was Nachtrainieren bringt</translation>
    </message>
    <message>
        <source>What retraining saved</source>
        <translation>Was Nachtrainieren gespart hat</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>Stoppen und sichern</translation>
    </message>
    <message>
        <source>Train the picks alone</source>
        <translation>Auswahl allein trainieren</translation>
    </message>
    <message>
        <source>BLEU on validation sentences while a subnet is trained alone</source>
        <translation>BLEU auf Validierungssätzen, während ein Teilnetz allein trainiert wird</translation>
    </message>
    <message>
        <source>Shows the validation loss instead of BLEU</source>
        <translation>Zeigt den Validierungsverlust statt BLEU</translation>
    </message>
    <message>
        <source>Retraining</source>
        <translation>Nachtrainieren</translation>
    </message>
    <message>
        <source>inherited weights</source>
        <translation>geerbte Gewichte</translation>
    </message>
    <message>
        <source>from scratch</source>
        <translation>von Grund auf</translation>
    </message>
    <message>
        <source>standalone BLEU with its interval</source>
        <translation>eigenständiges BLEU mit seinem Intervall</translation>
    </message>
    <message>
        <source>How far the trainings are</source>
        <translation>Wie weit die Trainings sind</translation>
    </message>
    <message>
        <source>Stops this training; the next one in the queue begins then</source>
        <translation>Stoppt dieses Training; dann beginnt das nächste in der Warteschlange</translation>
    </message>
    <message>
        <source>Queues two trainings for each pick: from scratch, and with the weights that it inherits</source>
        <translation>Reiht für jedes gewählte Teilnetz zwei Trainings ein: von Grund auf und mit den Gewichten, die es erbt</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>Warteschlange fortsetzen</translation>
    </message>
    <message>
        <source>%1 more wait.</source>
        <translation>%1 weitere warten.</translation>
    </message>
    <message>
        <source>%1 (%2) is starting. %3</source>
        <translation>%1 (%2) startet. %3</translation>
    </message>
    <message>
        <source>%1 (%2): %3 of %4 %5. %6</source>
        <translation>%1 (%2): %3 von %4 %5. %6</translation>
    </message>
    <message>
        <source>%1 trainings wait, and nothing works on them.</source>
        <translation>%1 Trainings warten, und nichts arbeitet an ihnen.</translation>
    </message>
    <message>
        <source>Queued. %1</source>
        <translation>Eingereiht. %1</translation>
    </message>
    <message>
        <source>%1 trainings ended before they began. The file runs/last-start.log in the project&apos;s folder says why.</source>
        <translation>%1 Trainings endeten, bevor sie begannen. Die Datei runs/last-start.log im Projektordner sagt, warum.</translation>
    </message>
    <message>
        <source>for each of %1 trainings; %2 in all, at the supernet&apos;s own pace</source>
        <translation>für jedes von %1 Trainings; zusammen %2 im Tempo des Supernetzes</translation>
    </message>
    <message>
        <source>for each of %1 trainings</source>
        <translation>für jedes von %1 Trainings</translation>
    </message>
</context>
<context>
    <name>supernet::ui::RouterCard</name>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Look into the router</source>
        <translation>In den Router sehen</translation>
    </message>
    <message>
        <source>Loads the run&apos;s latest checkpoint and asks its router</source>
        <translation>Lädt den letzten Checkpoint des Laufs und fragt seinen Router</translation>
    </message>
    <message>
        <source>The router reads the shape of a subnet and says how much of each expert it takes.</source>
        <translation>Der Router liest die Form eines Teilnetzes und sagt, wie viel es von jedem Experten nimmt.</translation>
    </message>
    <message>
        <source>Looking at %1 subnets …</source>
        <translation>%1 Teilnetze werden angesehen …</translation>
    </message>
    <message>
        <source>Hardly any subnet takes anything of expert %1: it could be left away.</source>
        <translation>Kaum ein Teilnetz nimmt etwas von Experte %1: Er könnte wegbleiben.</translation>
    </message>
    <message>
        <source>The router gives every subnet the same: the experts are redundant, plain sharing would do.</source>
        <translation>Der Router gibt jedem Teilnetz das Gleiche: Die Experten sind überflüssig, schlichte Teilung täte es auch.</translation>
    </message>
    <message>
        <source>Every expert is used, and the mixture moves by up to %1 % from subnet to subnet.</source>
        <translation>Jeder Experte wird benutzt, und die Mischung bewegt sich von Teilnetz zu Teilnetz um bis zu %1 %.</translation>
    </message>
    <message>
        <source>Experts %1 and %2 hold nearly the same weights (cosine %3): one of them is redundant.</source>
        <translation>Experten %1 und %2 haben fast dieselben Gewichte (Kosinus %3): Einer davon ist überflüssig.</translation>
    </message>
</context>
<context>
    <name>supernet::ui::RunList</name>
    <message>
        <source>%1 %2 · %3</source>
        <translation>%1 %2 · %3</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>%1, from %2 at %3</source>
        <translation>%1, aus %2 bei %3</translation>
    </message>
    <message>
        <source>%1, %2 seeds
mean; band: least to most</source>
        <translation>%1, %2 Startwerte
Mittel; Band: kleinster bis größter</translation>
    </message>
    <message>
        <source>Runs that differ in the seed alone. Check one of them to see its own curves.</source>
        <translation>Läufe, die sich allein im Startwert unterscheiden. Kreuzen Sie einen davon an, um seine eigenen Kurven zu sehen.</translation>
    </message>
</context>
<context>
    <name>supernet::ui::SaveMenu</name>
    <message>
        <source>%1 exists already. Replace it?</source>
        <translation>%1 gibt es schon. Ersetzen?</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 sichern</translation>
    </message>
    <message>
        <source>Save the table as %1 …</source>
        <translation>Tabelle als %1 sichern …</translation>
    </message>
    <message>
        <source>Save the picture as %1 …</source>
        <translation>Bild als %1 sichern …</translation>
    </message>
</context>
<context>
    <name>supernet::ui::SearchPage</name>
    <message>
        <source>New search</source>
        <translation>Neue Suche</translation>
    </message>
    <message>
        <source>Latency and quality</source>
        <translation>Latenz und Güte</translation>
    </message>
    <message>
        <source>Best under the limit</source>
        <translation>Bestes unter der Grenze</translation>
    </message>
    <message>
        <source>Knee</source>
        <translation>Knie</translation>
    </message>
    <message>
        <source>Search shown</source>
        <translation>Gezeigte Suche</translation>
    </message>
    <message>
        <source>Picks the best subnet of the front left of the limit</source>
        <translation>Wählt das beste Teilnetz der Front links der Grenze</translation>
    </message>
    <message>
        <source>Picks the subnet of the front from which on more cost buys less</source>
        <translation>Wählt das Teilnetz der Front, ab dem mehr Aufwand weniger bringt</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>Front</translation>
    </message>
    <message>
        <source>A search has to know how fast subnets are on this computer. Some are measured first, a predictor learns from them, then the search begins.</source>
        <translation>Eine Suche muss wissen, wie schnell Teilnetze auf diesem Rechner sind. Zuerst werden einige gemessen, daraus lernt eine Vorhersage, dann beginnt die Suche.</translation>
    </message>
    <message>
        <source>%1 and quality</source>
        <translation>%1 und Güte</translation>
    </message>
    <message>
        <source>%1 on the front</source>
        <translation>%1 auf der Front</translation>
    </message>
    <message>
        <source>the newest %1 of %2 candidates, %3</source>
        <translation>die neuesten %1 von %2 Kandidaten, %3</translation>
    </message>
    <message>
        <source>%1 of %2 candidates have %3, %4</source>
        <translation>%1 von %2 Kandidaten haben %3, %4</translation>
    </message>
    <message>
        <source>%1 candidates, %2</source>
        <translation>%1 Kandidaten, %2</translation>
    </message>
    <message>
        <source>Published fronts</source>
        <translation>Veröffentlichte Fronten</translation>
    </message>
    <message>
        <source>CSV (*.csv);;All files (*)</source>
        <translation>CSV (*.csv);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
</context>
<context>
    <name>supernet::ui::SearchStep</name>
    <message>
        <source>Finding the best</source>
        <translation>Das Beste finden</translation>
    </message>
    <message>
        <source>There are too many sizes to try them all: round after round, a search keeps what is fast and good and varies it.</source>
        <translation>Es gibt zu viele Größen, um alle zu probieren: Runde um Runde behält eine Suche, was schnell und gut ist, und wandelt es ab.</translation>
    </message>
    <message>
        <source>Round %1 of %2. The line joins those that nothing beats.</source>
        <translation>Runde %1 von %2. Die Linie verbindet, was nichts anderes schlägt.</translation>
    </message>
</context>
<context>
    <name>supernet::ui::ServeClient</name>
    <message>
        <source>The helper program `supernet serve` ended before it answered. Try again.</source>
        <translation>Das Hilfsprogramm „supernet serve“ endete, ehe es antwortete. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The program `supernet`, which does the work, could not be started. Install it beside this one.</source>
        <translation>Das Programm „supernet“, das die Arbeit macht, ließ sich nicht starten. Installieren Sie es neben diesem.</translation>
    </message>
</context>
<context>
    <name>supernet::ui::SettingsForm</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>Mehr Einstellungen</translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation>Weniger Einstellungen</translation>
    </message>
</context>
<context>
    <name>supernet::ui::SizesStep</name>
    <message>
        <source>Small is fast, large is good</source>
        <translation>Klein ist schnell, groß ist gut</translation>
    </message>
    <message>
        <source>A small one answers sooner, a large one translates better; usually each size has to be trained for itself.</source>
        <translation>Ein kleines antwortet früher, ein großes übersetzt besser; meist muss jede Größe für sich trainiert werden.</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Klein</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Groß</translation>
    </message>
    <message>
        <source>A bar is a layer: the wider and higher, the more numbers. The time is for one sentence; BLEU is a score for translations, up to 100.</source>
        <translation>Ein Balken ist eine Schicht: je breiter und höher, desto mehr Zahlen. Die Zeit gilt für einen Satz; BLEU ist eine Note für Übersetzungen, bis 100.</translation>
    </message>
</context>
<context>
    <name>supernet::ui::SpaceComparisonCard</name>
    <message>
        <source>Beside another space</source>
        <translation>Neben einem anderen Raum</translation>
    </message>
    <message>
        <source>Two spaces side by side</source>
        <translation>Zwei Räume nebeneinander</translation>
    </message>
    <message>
        <source>Parameters of the other space&apos;s architectures</source>
        <translation>Parameter der Architekturen des anderen Raums</translation>
    </message>
    <message>
        <source>architectures</source>
        <translation>Architekturen</translation>
    </message>
    <message>
        <source>FLOPs of the other space&apos;s architectures</source>
        <translation>FLOPs der Architekturen des anderen Raums</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Space to compare with</source>
        <translation>Raum zum Vergleichen</translation>
    </message>
    <message>
        <source>Comparison of spaces</source>
        <translation>Vergleich der Räume</translation>
    </message>
    <message>
        <source>Parameters of the other space, without embeddings</source>
        <translation>Parameter des anderen Raums, ohne Einbettungen</translation>
    </message>
    <message>
        <source>FLOPs of the other space</source>
        <translation>FLOPs des anderen Raums</translation>
    </message>
    <message>
        <source>choose one to see both side by side</source>
        <translation>wählen Sie einen, um beide nebeneinander zu sehen</translation>
    </message>
    <message>
        <source>that of %1</source>
        <translation>der von %1</translation>
    </message>
    <message>
        <source>A file …</source>
        <translation>Eine Datei …</translation>
    </message>
    <message>
        <source>Compare with a space</source>
        <translation>Mit einem Raum vergleichen</translation>
    </message>
    <message>
        <source>Spaces %1</source>
        <translation>Räume %1</translation>
    </message>
    <message>
        <source>what differs is bold</source>
        <translation>Unterschiede sind fett</translation>
    </message>
</context>
<context>
    <name>supernet::ui::SpaceEditor</name>
    <message>
        <source>Offer %1 in %2</source>
        <translation>%1 in %2 anbieten</translation>
    </message>
    <message>
        <source>Withdraw %1 from %2</source>
        <translation>%1 aus %2 zurückziehen</translation>
    </message>
    <message>
        <source>Add %1 to %2</source>
        <translation>%1 zu %2 hinzufügen</translation>
    </message>
    <message>
        <source>Remove %1 from %2</source>
        <translation>%1 aus %2 entfernen</translation>
    </message>
    <message>
        <source>Own choices for layer %1 of %2</source>
        <translation>Eigene Werte für Schicht %1 von %2</translation>
    </message>
    <message>
        <source>Layer %1 of %2 as the others</source>
        <translation>Schicht %1 von %2 wie die anderen</translation>
    </message>
    <message>
        <source>Set %1 to %2</source>
        <translation>%1 auf %2 setzen</translation>
    </message>
    <message>
        <source>Rename the space</source>
        <translation>Den Raum umbenennen</translation>
    </message>
</context>
<context>
    <name>supernet::ui::SpacePage</name>
    <message>
        <source>Import …</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>Sichern als …</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Smallest and largest subnet</source>
        <translation>Kleinstes und größtes Teilnetz</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Click a choice to offer it or not</source>
        <translation>Ein Klick bietet einen Wert an oder nicht</translation>
    </message>
    <message>
        <source>Name of the space</source>
        <translation>Name des Raums</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Beginnen mit</translation>
    </message>
    <message>
        <source>Start from a preset</source>
        <translation>Mit einer Vorlage beginnen</translation>
    </message>
    <message>
        <source>A space file, or a configuration of HAT (.yml): dropping it on this page does the same</source>
        <translation>Eine Raumdatei oder eine Konfiguration von HAT (.yml): Auf diese Seite ziehen geht auch</translation>
    </message>
    <message>
        <source>As a space file, or as a configuration of HAT (.yml)</source>
        <translation>Als Raumdatei oder als Konfiguration von HAT (.yml)</translation>
    </message>
    <message>
        <source>%1: %2 architectures</source>
        <translation>%1: %2 Architekturen</translation>
    </message>
    <message>
        <source>Start from %1</source>
        <translation>Beginnen mit %1</translation>
    </message>
    <message>
        <source>Query width</source>
        <translation>Query-Breite</translation>
    </message>
    <message>
        <source>Width of queries, keys and values over all heads, the same in every subnet</source>
        <translation>Breite von Queries, Keys und Values über alle Köpfe, in jedem Teilnetz gleich</translation>
    </message>
    <message>
        <source>fixed: over all heads, in every subnet</source>
        <translation>fest: über alle Köpfe, in jedem Teilnetz</translation>
    </message>
    <message>
        <source>Smallest subnet</source>
        <translation>Kleinstes Teilnetz</translation>
    </message>
    <message>
        <source>Largest subnet</source>
        <translation>Größtes Teilnetz</translation>
    </message>
    <message>
        <source>drawn when no choice is marked</source>
        <translation>wird gezeichnet, wenn kein Wert markiert ist</translation>
    </message>
    <message>
        <source>%1 to %2 parameters, embeddings not counted</source>
        <translation>%1 bis %2 Parameter, ohne Einbettungen</translation>
    </message>
    <message>
        <source>Undo: %1 (Ctrl+Z)</source>
        <translation>Rückgängig: %1 (Strg+Z)</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>Redo: %1 (Ctrl+Shift+Z)</source>
        <translation>Wiederholen: %1 (Strg+Umschalt+Z)</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>Nichts zu wiederholen</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message>
        <source>Saved the space as %1.</source>
        <translation>Der Raum ist als %1 gesichert.</translation>
    </message>
    <message>
        <source>Import a space</source>
        <translation>Einen Raum importieren</translation>
    </message>
    <message>
        <source>Spaces %1</source>
        <translation>Räume %1</translation>
    </message>
    <message>
        <source>Save the space</source>
        <translation>Den Raum sichern</translation>
    </message>
    <message>
        <source>Spaces (*.json);;HAT configurations (*.yml)</source>
        <translation>Räume (*.json);;Konfigurationen von HAT (*.yml)</translation>
    </message>
    <message>
        <source>CTranslate2-safe</source>
        <translation>CTranslate2-tauglich</translation>
    </message>
    <message>
        <source>Offer only what can be exported as CTranslate2: spans that reach one encoder layer</source>
        <translation>Nur anbieten, was sich als CTranslate2 exportieren lässt: Spannen über eine Encoderschicht</translation>
    </message>
    <message>
        <source>Hold to what CTranslate2 takes</source>
        <translation>Auf das beschränken, was CTranslate2 kennt</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>Kleinstes</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Größtes</translation>
    </message>
</context>
<context>
    <name>supernet::ui::SpaceSummary</name>
    <message>
        <source>Parameters of sampled architectures</source>
        <translation>Parameter ausgeloster Architekturen</translation>
    </message>
    <message>
        <source>architectures</source>
        <translation>Architekturen</translation>
    </message>
    <message>
        <source>FLOPs of sampled architectures</source>
        <translation>FLOPs ausgeloster Architekturen</translation>
    </message>
    <message>
        <source>Distinct architectures</source>
        <translation>Verschiedene Architekturen</translation>
    </message>
    <message>
        <source>Parameters, without embeddings</source>
        <translation>Parameter, ohne Einbettungen</translation>
    </message>
    <message>
        <source>FLOPs of a sentence, 30 → 30 tokens</source>
        <translation>FLOPs eines Satzes, 30 → 30 Token</translation>
    </message>
    <message>
        <source>%1 architectures, drawn as training draws them.</source>
        <translation>%1 Architekturen, ausgelost wie beim Training.</translation>
    </message>
    <message>
        <source>Memory of the supernet</source>
        <translation>Speicher des Supernetzes</translation>
    </message>
    <message>
        <source>Two experts where weights are mixed, in the feed-forward layers. In training: with gradients and the optimizer&apos;s two moments.</source>
        <translation>Zwei Experten, wo Gewichte gemischt werden, in den Feed-Forward-Schichten. Im Training: mit Gradienten und den zwei Momenten des Optimierers.</translation>
    </message>
    <message>
        <source>A gene without a choice leaves no architecture: offer at least one value in every row.</source>
        <translation>Ein Gen ohne Wert lässt keine Architektur übrig: Bieten Sie in jeder Zeile mindestens einen an.</translation>
    </message>
    <message>
        <source>Of these some are impossible, see the marked choices.</source>
        <translation>Davon sind einige unmöglich, siehe die markierten Werte.</translation>
    </message>
    <message>
        <source>Exactly %1 combinations</source>
        <translation>Genau %1 Kombinationen</translation>
    </message>
    <message>
        <source>Known when no choice is marked.</source>
        <translation>Bekannt, wenn kein Wert markiert ist.</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>gesichert</translation>
    </message>
    <message>
        <source>in training</source>
        <translation>im Training</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 Parameter</translation>
    </message>
    <message>
        <source>Predicted latency of sampled architectures</source>
        <translation>Vorhergesagte Latenz gezogener Architekturen</translation>
    </message>
    <message>
        <source>Predicted latency of a sentence</source>
        <translation>Vorhergesagte Latenz eines Satzes</translation>
    </message>
    <message>
        <source>%1 architectures, by the project&apos;s latency predictor.</source>
        <translation>%1 Architekturen, nach der Latenzvorhersage des Projekts.</translation>
    </message>
</context>
<context>
    <name>supernet::ui::SpeedPanel</name>
    <message>
        <source>Put it beside the others</source>
        <translation>Neben die anderen stellen</translation>
    </message>
    <message>
        <source>From faster to better</source>
        <translation>Von schneller zu besser</translation>
    </message>
    <message>
        <source>Translation by the subnet of the slider</source>
        <translation>Übersetzung durch das Teilnetz am Regler</translation>
    </message>
    <message>
        <source>One trained supernet holds all of these. Nothing is trained again: each stop of the slider is cut out of it as it stands.</source>
        <translation>Ein trainiertes Supernetz enthält sie alle. Nichts wird neu trainiert: Jede Stelle des Reglers ist aus ihm geschnitten, wie es ist.</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>Besser</translation>
    </message>
    <message>
        <source>%1, %2 of %3 on the front</source>
        <translation>%1, %2 von %3 auf der Front</translation>
    </message>
    <message>
        <source>No front yet: train a supernet, then search in it.</source>
        <translation>Noch keine Front: Trainieren Sie ein Supernetz und suchen Sie dann darin.</translation>
    </message>
    <message>
        <source>Latency, measured</source>
        <translation>Latenz, gemessen</translation>
    </message>
    <message>
        <source>Latency, predicted</source>
        <translation>Latenz, vorhergesagt</translation>
    </message>
    <message>
        <source>BLEU, validation</source>
        <translation>BLEU, Validierung</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>%1 nats/token</source>
        <translation>%1 Nats/Token</translation>
    </message>
    <message>
        <source>Parameters of layers</source>
        <translation>Schichtparameter</translation>
    </message>
    <message>
        <source>Architecture of the subnet</source>
        <translation>Architektur des Teilnetzes</translation>
    </message>
    <message>
        <source>Figures of the subnet</source>
        <translation>Zahlen des Teilnetzes</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
</context>
<context>
    <name>supernet::ui::StartPage</name>
    <message>
        <source>Explore the demo</source>
        <translation>Die Demo erkunden</translation>
    </message>
    <message>
        <source>A translator from English to German, trained and searched</source>
        <translation>Ein Übersetzer vom Englischen ins Deutsche, trainiert und durchsucht</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>From two text files that translate each other: drop them here</source>
        <translation>Aus zwei Textdateien, die einander übersetzen: hierher ziehen</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Ein Projekt öffnen</translation>
    </message>
    <message>
        <source>A folder that holds a project</source>
        <translation>Ein Ordner, der ein Projekt enthält</translation>
    </message>
    <message>
        <source>One network, many sizes</source>
        <translation>Ein Netz, viele Größen</translation>
    </message>
    <message>
        <source>Train a supernet once, find the best trade-offs of speed and quality in it, and ship the one that fits.</source>
        <translation>Ein Supernetz einmal trainieren, darin die besten Kompromisse aus Tempo und Güte finden und das passende ausliefern.</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>%1 is gone: moved, renamed or deleted</source>
        <translation>%1 ist weg: verschoben, umbenannt oder gelöscht</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove %1 from the list</source>
        <translation>%1 aus der Liste entfernen</translation>
    </message>
    <message>
        <source>New to all this? Take the tour of five minutes (F5)</source>
        <translation>Neu hier? Machen Sie die Tour von fünf Minuten (F5)</translation>
    </message>
</context>
<context>
    <name>supernet::ui::StatusStrip</name>
    <message>
        <source>%1 is starting</source>
        <translation>%1 startet</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 of %4 %5</source>
        <translation>%1 · %2 · %3 von %4 %5</translation>
    </message>
    <message>
        <source>%1 %2/s</source>
        <translation>%1 %2/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 Thread</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>%1 Threads</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Nothing runs</source>
        <translation>Nichts läuft</translation>
    </message>
    <message>
        <source>Starting: %1 …</source>
        <translation>Wird gestartet: %1 …</translation>
    </message>
</context>
<context>
    <name>supernet::ui::SteerCard</name>
    <message>
        <source>Steer</source>
        <translation>Lenken</translation>
    </message>
    <message>
        <source>Keep under the limit</source>
        <translation>Unter der Grenze bleiben</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Halten</translation>
    </message>
    <message>
        <source>Forbid</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Gene to steer</source>
        <translation>Zu lenkendes Gen</translation>
    </message>
    <message>
        <source>Choice of the gene</source>
        <translation>Wert des Gens</translation>
    </message>
    <message>
        <source>The search takes only this choice from the next generation on</source>
        <translation>Die Suche nimmt ab der nächsten Generation nur diesen Wert</translation>
    </message>
    <message>
        <source>The search leaves this choice out from the next generation on</source>
        <translation>Die Suche lässt diesen Wert ab der nächsten Generation weg</translation>
    </message>
    <message>
        <source>The search proposes only subnets left of the line from the next generation on</source>
        <translation>Die Suche schlägt ab der nächsten Generation nur Teilnetze links der Linie vor</translation>
    </message>
    <message>
        <source>Keep under %1</source>
        <translation>Unter %1 bleiben</translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation>Nicht gesendet: %1</translation>
    </message>
    <message>
        <source>From generation %1: %2</source>
        <translation>Ab Generation %1: %2</translation>
    </message>
    <message>
        <source>With the next generation: %1</source>
        <translation>Mit der nächsten Generation: %1</translation>
    </message>
    <message>
        <source>The next generation obeys. Every steer is recorded.</source>
        <translation>Die nächste Generation gehorcht. Jede Lenkung wird festgehalten.</translation>
    </message>
    <message>
        <source>Search here</source>
        <translation>Hier suchen</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>Überall suchen</translation>
    </message>
    <message>
        <source>Select a region of the scatter first: drag around it, with Alt for a lasso</source>
        <translation>Wählen Sie zuerst ein Gebiet des Diagramms: mit der Maus aufziehen, mit Alt ein Lasso</translation>
    </message>
    <message>
        <source>A search can be steered while it works: keep it under the limit, pin a gene, forbid a choice, send it to a region that you select.</source>
        <translation>Eine Suche lässt sich steuern, während sie arbeitet: unter der Grenze halten, ein Gen festhalten, einen Wert verbieten, in ein gewähltes Gebiet schicken.</translation>
    </message>
    <message>
        <source>The search goes on among the choices and within the latencies of the %1 selected subnets; what was pinned, forbidden or limited before still holds</source>
        <translation>Die Suche geht unter den Werten und in den Latenzen der %1 gewählten Teilnetze weiter; was vorher festgehalten, verboten oder begrenzt wurde, gilt weiter</translation>
    </message>
    <message>
        <source>The search leaves its region; what was pinned, forbidden or limited still holds</source>
        <translation>Die Suche verlässt ihr Gebiet; was festgehalten, verboten oder begrenzt wurde, gilt weiter</translation>
    </message>
    <message>
        <source>Keep under %1 on %2</source>
        <translation>Unter %1 auf %2 bleiben</translation>
    </message>
    <message>
        <source>This search knows no latencies of %1: begin one with a limit for it</source>
        <translation>Diese Suche kennt keine Latenzen von %1: beginnen Sie eine mit einer Grenze dafür</translation>
    </message>
</context>
<context>
    <name>supernet::ui::Tour</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>Tour beenden</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Tour</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>From the start</source>
        <translation>Von vorn</translation>
    </message>
</context>
<context>
    <name>supernet::ui::TrainCharts</name>
    <message>
        <source>nats a token, down is better</source>
        <translation>Nats/Token, tief ist gut</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>größtes</translation>
    </message>
    <message>
        <source>random</source>
        <translation>zufällig</translation>
    </message>
    <message>
        <source>smallest</source>
        <translation>kleinstes</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>BLEU, validation</source>
        <translation>BLEU, Validierung</translation>
    </message>
    <message>
        <source>up is better</source>
        <translation>hoch ist gut</translation>
    </message>
    <message>
        <source>Gradient agreement</source>
        <translation>Einigkeit der Gradienten</translation>
    </message>
    <message>
        <source>1 agrees, −1 conflicts</source>
        <translation>1 einig, −1 Konflikt</translation>
    </message>
    <message>
        <source>large–small</source>
        <translation>groß–klein</translation>
    </message>
    <message>
        <source>large–random</source>
        <translation>groß–zufällig</translation>
    </message>
    <message>
        <source>small–random</source>
        <translation>klein–zufällig</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>Conflicting tensors</source>
        <translation>Streitende Tensoren</translation>
    </message>
    <message>
        <source>share below 0, down is better</source>
        <translation>Anteil unter 0, tief ist gut</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Gradientennorm</translation>
    </message>
    <message>
        <source>before clipping</source>
        <translation>vor dem Kappen</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>a step</source>
        <translation>je Schritt</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>target tokens a second</source>
        <translation>Zieltoken je Sekunde</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Chart of %1 over steps</source>
        <translation>Kurve: %1 über den Schritten</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>How far the gradients of two subnets point the same way in the weights that they share. The band holds the middle half of the tensors for largest and smallest; that of a mean runs from the least to the most of its seeds.</source>
        <translation>Wie weit die Gradienten zweier Teilnetze in den geteilten Gewichten in die gleiche Richtung zeigen. Das Band enthält die mittlere Hälfte der Tensoren für größtes und kleinstes; das eines Mittels reicht vom kleinsten bis zum größten seiner Startwerte.</translation>
    </message>
    <message>
        <source>%1, mean</source>
        <translation>%1, Mittel</translation>
    </message>
    <message>
        <source>band: seeds</source>
        <translation>Band: Startwerte</translation>
    </message>
    <message>
        <source>The band runs from the least to the most of runs that differ in the seed alone; the line is their mean.</source>
        <translation>Das Band reicht vom kleinsten bis zum größten Wert von Läufen, die sich allein im Startwert unterscheiden; die Linie ist ihr Mittel.</translation>
    </message>
</context>
<context>
    <name>supernet::ui::TrainPage</name>
    <message>
        <source>plain, as HAT</source>
        <translation>schlicht, wie HAT</translation>
    </message>
    <message>
        <source>%1-wise, m = %2, %3</source>
        <translation>%1weise, m = %2, %3</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Neuer Lauf</translation>
    </message>
    <message>
        <source>Log steps</source>
        <translation>Schritte log.</translation>
    </message>
    <message>
        <source>Log values</source>
        <translation>Werte log.</translation>
    </message>
    <message>
        <source>Smoothing of noisy curves</source>
        <translation>Glättung verrauschter Kurven</translation>
    </message>
    <message>
        <source>How much of the running mean stays at each point; the values themselves stay as a pale line behind it.</source>
        <translation>Wie viel vom laufenden Mittel an jedem Punkt bleibt; die Werte selbst bleiben als blasse Linie dahinter.</translation>
    </message>
    <message>
        <source>Steps on a logarithmic axis</source>
        <translation>Schritte auf logarithmischer Achse</translation>
    </message>
    <message>
        <source>Losses, rates and speeds on logarithmic axes</source>
        <translation>Verluste, Raten und Tempo auf logarithmischen Achsen</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>Dieser Lauf</translation>
    </message>
    <message>
        <source>%1 BLEU</source>
        <translation>%1 BLEU</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>Teilung</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <translation>%1 von %2 %3</translation>
    </message>
    <message>
        <source>Loss, largest</source>
        <translation>Verlust, größtes</translation>
    </message>
    <message>
        <source>%1 nats/token</source>
        <translation>%1 Nats/Token</translation>
    </message>
    <message>
        <source>BLEU, largest</source>
        <translation>BLEU, größtes</translation>
    </message>
    <message>
        <source>BLEU, smallest</source>
        <translation>BLEU, kleinstes</translation>
    </message>
    <message>
        <source>Conflicting tensors</source>
        <translation>Streitende Tensoren</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Zweig</translation>
    </message>
    <message>
        <source>Go on from a checkpoint of this run with another learning rate or sampling</source>
        <translation>Von einem Checkpoint dieses Laufs mit anderer Lernrate oder anderem Ziehen weitermachen</translation>
    </message>
    <message>
        <source>%1 has no checkpoint to branch from yet. Its settings say how often it saves one.</source>
        <translation>%1 hat noch keinen Checkpoint, von dem ein Zweig ausgehen kann. Seine Einstellungen sagen, wie oft er einen speichert.</translation>
    </message>
    <message>
        <source>Branch of</source>
        <translation>Zweig von</translation>
    </message>
    <message>
        <source>%1, step %2</source>
        <translation>%1, Schritt %2</translation>
    </message>
    <message>
        <source>%1 parts, %2</source>
        <translation>%1 Teile, %2</translation>
    </message>
    <message>
        <source>hypernetwork, %1</source>
        <translation>Hypernetz, %1</translation>
    </message>
    <message>
        <source>tokens choose, m = %1</source>
        <translation>Token wählen, m = %1</translation>
    </message>
</context>
<context>
    <name>supernet::ui::TrainingBudget</name>
    <message>
        <source>Budget of each training</source>
        <translation>Budget jedes Trainings</translation>
    </message>
    <message>
        <source>Unit of the budget</source>
        <translation>Einheit des Budgets</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
</context>
<context>
    <name>supernet::ui::TrainingChart</name>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>BLEU or loss</source>
        <translation>BLEU oder Verlust</translation>
    </message>
    <message>
        <source>Curves of %1 trained alone</source>
        <translation>Kurven von %1, allein trainiert</translation>
    </message>
    <message>
        <source>What retraining %1 came to</source>
        <translation>Was das Nachtrainieren von %1 ergab</translation>
    </message>
    <message>
        <source>%1 trained alone</source>
        <translation>%1 allein trainiert</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>inherited weights</source>
        <translation>geerbte Gewichte</translation>
    </message>
    <message>
        <source>from scratch</source>
        <translation>von Grund auf</translation>
    </message>
    <message>
        <source>standalone BLEU</source>
        <translation>eigenständiges BLEU</translation>
    </message>
    <message>
        <source>Its curves will stand here. Choose a budget below, then press “Train the picks alone”.</source>
        <translation>Hier werden die Kurven stehen. Wählen Sie unten ein Budget und drücken Sie dann „Auswahl allein trainieren“.</translation>
    </message>
</context>
<context>
    <name>supernet::ui::TrainingCheck</name>
    <message>
        <source>%1 weights for the matrices that it writes: %2 in training, of the machine&apos;s %3.</source>
        <translation>%1 Gewichte für die Matrizen, die es schreibt: %2 im Training, von %3 des Rechners.</translation>
    </message>
</context>
<context>
    <name>supernet::ui::TranslatePage</name>
    <message>
        <source>Translate</source>
        <translation>Übersetzen</translation>
    </message>
    <message>
        <source>Another example</source>
        <translation>Anderes Beispiel</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>Modell hinzufügen</translation>
    </message>
    <message>
        <source>Type a sentence in the source language</source>
        <translation>Tippen Sie einen Satz in der Ausgangssprache</translation>
    </message>
    <message>
        <source>Sentence to translate</source>
        <translation>Zu übersetzender Satz</translation>
    </message>
    <message>
        <source>Takes the next validation sentence, which comes with a person&apos;s translation</source>
        <translation>Nimmt den nächsten Validierungssatz, zu dem es die Übersetzung eines Menschen gibt</translation>
    </message>
    <message>
        <source>Train a supernet first.</source>
        <translation>Trainieren Sie zuerst ein Supernetz.</translation>
    </message>
    <message>
        <source>A person translated it: %1</source>
        <translation>Ein Mensch übersetzte: %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
</context>
<context>
    <name>supernet::ui::TranslateStep</name>
    <message>
        <source>A program that translates</source>
        <translation>Ein Programm, das übersetzt</translation>
    </message>
    <message>
        <source>It has read many sentences that people translated, and has turned them into numbers that now translate new ones.</source>
        <translation>Es hat viele Sätze gelesen, die Menschen übersetzt haben, und daraus Zahlen gemacht, die nun neue übersetzen.</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>Satz</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Übersetzung</translation>
    </message>
    <message>
        <source>This project keeps no sentences to show.</source>
        <translation>Dieses Projekt hat keine Sätze zum Zeigen.</translation>
    </message>
</context>
<context>
    <name>supernet::ui::TranslationColumn</name>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Model %1</source>
        <translation>Modell %1</translation>
    </message>
    <message>
        <source>Remove model %1</source>
        <translation>Modell %1 entfernen</translation>
    </message>
    <message>
        <source>Translation by model %1</source>
        <translation>Übersetzung von Modell %1</translation>
    </message>
    <message>
        <source>Time of model %1</source>
        <translation>Zeit von Modell %1</translation>
    </message>
    <message>
        <source>%1 encoder and %2 decoder layers, width %3 · %4</source>
        <translation>%1 Encoder- und %2 Decoder-Schichten, Breite %3 · %4</translation>
    </message>
    <message>
        <source>a model that stands on its own</source>
        <translation>ein Modell, das für sich steht</translation>
    </message>
    <message>
        <source>Translating …</source>
        <translation>Wird übersetzt …</translation>
    </message>
    <message>
        <source>(no word at all)</source>
        <translation>(kein einziges Wort)</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
</context>
<context>
    <name>supernet::ui::TruthCard</name>
    <message>
        <source>subnet %1, %2 decoder layers</source>
        <translation>Teilnetz %1, %2 Decoderschichten</translation>
    </message>
    <message>
        <source>subnet %1</source>
        <translation>Teilnetz %1</translation>
    </message>
    <message>
        <source>Is the supernet telling the truth?</source>
        <translation>Sagt das Supernetz die Wahrheit?</translation>
    </message>
    <message>
        <source>A search believes what the supernet says: it scores subnets with the weights that they inherit. Whether that can be believed shows when some subnets are drawn and each is trained alone, from scratch. Then this page tells how far the two scores lie apart, and whether they put the subnets in the same order.

Nothing has been compared yet.</source>
        <translation>Eine Suche glaubt, was das Supernetz sagt: Sie bewertet Teilnetze mit den Gewichten, die sie erben. Ob man das glauben kann, zeigt sich, wenn einige Teilnetze gezogen werden und jedes allein von Grund auf trainiert wird. Dann sagt diese Seite, wie weit die beiden Werte auseinanderliegen und ob sie die Teilnetze in dieselbe Reihenfolge bringen.

Verglichen wurde noch nichts.</translation>
    </message>
    <message>
        <source>Comparisons of supernets with standalone training</source>
        <translation>Vergleiche von Supernetzen mit eigenständigem Training</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>Stoppen und sichern</translation>
    </message>
    <message>
        <source>Train and compare</source>
        <translation>Trainieren und vergleichen</translation>
    </message>
    <message>
        <source>standalone against inherited BLEU</source>
        <translation>eigenständiges gegen geerbtes BLEU</translation>
    </message>
    <message>
        <source>Standalone over inherited BLEU</source>
        <translation>Eigenständiges über geerbtem BLEU</translation>
    </message>
    <message>
        <source>A dot is an architecture; on the line the supernet is right</source>
        <translation>Ein Punkt ist eine Architektur; auf der Linie hat das Supernetz recht</translation>
    </message>
    <message>
        <source>What the comparison says</source>
        <translation>Was der Vergleich sagt</translation>
    </message>
    <message>
        <source>Comparisons</source>
        <translation>Vergleiche</translation>
    </message>
    <message>
        <source>All comparisons, with 95 % intervals</source>
        <translation>Alle Vergleiche mit 95-%-Intervallen</translation>
    </message>
    <message>
        <source>Supernet to be compared</source>
        <translation>Supernetz, das verglichen wird</translation>
    </message>
    <message>
        <source>Architectures to be drawn</source>
        <translation>Zahl der gezogenen Architekturen</translation>
    </message>
    <message>
        <source>architectures</source>
        <translation>Architekturen</translation>
    </message>
    <message>
        <source>Drawn at random from the space; from about ten on, the order can be judged</source>
        <translation>Zufällig aus dem Raum gezogen; ab etwa zehn lässt sich über die Reihenfolge urteilen</translation>
    </message>
    <message>
        <source>How far the comparison is</source>
        <translation>Wie weit der Vergleich ist</translation>
    </message>
    <message>
        <source>Draws architectures, trains each alone from scratch, and compares. What is trained already is not trained again.</source>
        <translation>Zieht Architekturen, trainiert jede allein von Grund auf und vergleicht. Was schon trainiert ist, wird nicht noch einmal trainiert.</translation>
    </message>
    <message>
        <source>%1 is starting</source>
        <translation>%1 startet</translation>
    </message>
    <message>
        <source>%1: %2 of %3 architectures trained. %4</source>
        <translation>%1: %2 von %3 Architekturen trainiert. %4</translation>
    </message>
    <message>
        <source>Train a supernet first.</source>
        <translation>Zuerst ein Supernetz trainieren.</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>Startet …</translation>
    </message>
    <message>
        <source>%1 at the supernet&apos;s own pace</source>
        <translation>%1 im Tempo des Supernetzes</translation>
    </message>
</context>
<context>
    <name>supernet::ui::WindowActions</name>
    <message>
        <source>Open a project …</source>
        <translation>Ein Projekt öffnen …</translation>
    </message>
    <message>
        <source>New project …</source>
        <translation>Neues Projekt …</translation>
    </message>
    <message>
        <source>Explore the demo</source>
        <translation>Die Demo erkunden</translation>
    </message>
    <message>
        <source>Commands …</source>
        <translation>Befehle …</translation>
    </message>
    <message>
        <source>Log of the jobs</source>
        <translation>Protokoll der Aufträge</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größere Schrift</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinere Schrift</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Ganzer Bildschirm</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>Layout zurücksetzen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>wie das System</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Tour</translation>
    </message>
</context>
<context>
    <name>texts</name>
    <message>
        <source>about %1 s</source>
        <translation>etwa %1 s</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>etwa %1 min</translation>
    </message>
    <message>
        <source>about %1 h</source>
        <translation>etwa %1 h</translation>
    </message>
</context>
</TS>
