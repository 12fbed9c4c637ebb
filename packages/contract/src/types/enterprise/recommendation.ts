// Recommendation: roles request,response; used by recommendations.list, recommendations.upsert, recommendations.upsert, recommendations.get
export interface Recommendation {
  ID: string;
  Region: string;
  Namespace: string;
  JobID: string;
  JobVersion: number;
  Group: string;
  Task: string;
  Resource: string;
  Value: number;
  Current: number;
  Meta: Record<string, unknown> | null;
  Stats: Record<string, number> | null;
  EnforceVersion: boolean;
  SubmitTime: number;
  CreateIndex: number;
  ModifyIndex: number;
}

// RecommendationApplyRequest: roles request; used by recommendations.apply
export interface RecommendationApplyRequest {
  Apply: string[] | null;
  Dismiss: string[] | null;
  PolicyOverride: boolean;
}

// RecommendationApplyResponse: roles response; used by recommendations.apply
export interface RecommendationApplyResponse {
  UpdatedJobs: SingleRecommendationApplyResult[] | null;
  Errors: SingleRecommendationApplyError[] | null;
}

// SingleRecommendationApplyResult: roles response; used by -
export interface SingleRecommendationApplyResult {
  Namespace: string;
  JobID: string;
  JobModifyIndex: number;
  EvalID: string;
  EvalCreateIndex: number;
  Warnings: string;
  Recommendations: string[] | null;
}

// SingleRecommendationApplyError: roles response; used by -
export interface SingleRecommendationApplyError {
  Namespace: string;
  JobID: string;
  Recommendations: string[] | null;
  Error: string;
}
